package io.atrium.warehouse.metrics;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether more of a number is good. */
public enum Direction {
    @JsonProperty("higher")
    HIGHER,
    @JsonProperty("lower")
    LOWER,
    /** It is neither: a size, a mix. */
    @JsonProperty("unrated")
    UNRATED
}
