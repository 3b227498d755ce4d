package io.atrium.warehouse.metrics;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The five sides of a digital organization, in the order in which they are shown. */
public enum Dimension {
    @JsonProperty("organization")
    ORGANIZATION("组织在线", "Organization online"),
    @JsonProperty("communication")
    COMMUNICATION("沟通在线", "Communication online"),
    @JsonProperty("collaboration")
    COLLABORATION("协同在线", "Collaboration online"),
    @JsonProperty("business")
    BUSINESS("业务在线", "Business online"),
    @JsonProperty("ecosystem")
    ECOSYSTEM("生态在线", "Ecosystem online");

    private final String zh;
    private final String en;

    Dimension(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /** As people read it. */
    public LocalizedText names() {
        return new LocalizedText(zh, en);
    }
}
