package io.atrium.simulator.organization;

import java.util.List;

/** Invented names of people. */
final class Names {

    private static final List<String> SURNAMES =
            List.of("王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 郭 何 高 林 罗 郑 梁 谢 宋 唐 许 韩 冯 邓 曹 彭 曾 肖 田 董 潘 袁 蔡 蒋 余".split(" "));
    private static final List<String> GIVEN = List.of(
            "伟 芳 娜 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 霞 平 刚 桂英 文博 子涵 雨桐 浩然 思远 嘉怡 晓东 建国 志强 海燕 雪梅 俊杰 梓萱 一鸣 天宇 佳琪 欣怡 国栋 春华"
                    .split(" "));
    private static final List<String> FIRST = List.of(
            ("Anna Ben Clara David Emma Felix Greta Henry Ida Jonas Karla Leon Mia Noah Olga Paul Rosa Simon Tara Uwe Vera Walter Yasmin Zoe "
                            + "Alice Bruno Celia Daniel Elena Frank Gina Hugo Irene Jacob Katja Lars Maria Niklas Petra Robert")
                    .split(" "));
    private static final List<String> LAST = List.of(
            ("Adler Bauer Becker Berger Brandt Braun Dietrich Ebert Engel Fischer Frank Fuchs Graf Gross Haas Hahn Hartmann Hoffmann Huber Jung "
                            + "Kaiser Keller Koch Kraus Lang Lehmann Maier Martin Mayer Neumann Otto Peters Richter Roth Sauer Schmidt Seidel Vogel Weber Ziegler")
                    .split(" "));

    private Names() {}

    static String of(Language language, Dice dice) {
        return language == Language.CHINESE
                ? dice.pick(SURNAMES) + dice.pick(GIVEN)
                : dice.pick(FIRST) + " " + dice.pick(LAST);
    }
}
