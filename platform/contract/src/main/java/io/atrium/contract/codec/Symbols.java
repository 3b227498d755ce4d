package io.atrium.contract.codec;

import io.atrium.contract.ActorKind;
import io.atrium.contract.Platform;

/** The positions of enum symbols in the newest schemas. */
final class Symbols {
    private Symbols() {}

    static int of(ActorKind kind) {
        return switch (kind) {
            case HUMAN -> 0;
            case BOT -> 1;
            case SERVICE -> 2;
        };
    }

    static ActorKind readActorKind(AvroReader in) {
        return switch (in.readInt()) {
            case 0 -> ActorKind.HUMAN;
            case 1 -> ActorKind.BOT;
            case 2 -> ActorKind.SERVICE;
            default -> throw in.corrupt("an actor kind is unknown");
        };
    }

    static int of(Platform platform) {
        return switch (platform) {
            case UNKNOWN -> 0;
            case DESKTOP -> 1;
            case WEB -> 2;
            case MOBILE -> 3;
            case SERVER -> 4;
        };
    }

    static Platform readPlatform(AvroReader in) {
        return switch (in.readInt()) {
            case 0 -> Platform.UNKNOWN;
            case 1 -> Platform.DESKTOP;
            case 2 -> Platform.WEB;
            case 3 -> Platform.MOBILE;
            case 4 -> Platform.SERVER;
            default -> throw in.corrupt("a platform is unknown");
        };
    }
}
