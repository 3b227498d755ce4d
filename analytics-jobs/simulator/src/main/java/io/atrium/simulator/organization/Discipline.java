package io.atrium.simulator.organization;

/** What a part of an organization does; habits follow from it. */
public enum Discipline {
    MANAGEMENT("总裁办公室", "Executive Office", 1.3, 0.15),
    SALES("营销中心", "Sales", 1.25, 0.12),
    RESEARCH("研发中心", "Research and Development", 1.15, 0.18),
    PRODUCTION("生产制造中心", "Production", 0.55, -0.15),
    OPERATIONS("运营管理部", "Operations", 0.9, -0.05),
    FINANCE("财务部", "Finance", 0.95, 0.02),
    PEOPLE("人力资源部", "Human Resources", 1.05, 0.10),
    TECHNOLOGY("信息技术部", "Information Technology", 1.2, 0.20),
    COUNTER("窗口服务部", "Citizen Service", 0.7, -0.05),
    PERMITS("行政审批部", "Permits and Licences", 0.85, -0.08),
    INSPECTION("监督检查部", "Inspection", 0.6, -0.12);

    private final String chinese;
    private final String english;
    private final double talk;
    private final double lead;

    Discipline(String chinese, String english, double talk, double lead) {
        this.chinese = chinese;
        this.english = english;
        this.talk = talk;
        this.lead = lead;
    }

    String name(Language language) {
        return language.of(chinese, english);
    }

    /** How much its people write, compared with an average person. */
    public double talk() {
        return talk;
    }

    /** How far ahead (or behind) its people are in taking up the workplace, in parts of all people. */
    double lead() {
        return lead;
    }

    /** Whether its people come at fixed hours and clock in. */
    public boolean clocksIn() {
        return this == PRODUCTION || this == COUNTER || this == INSPECTION;
    }
}
