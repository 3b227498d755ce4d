package io.atrium.installer.install;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * A process that installs and stands still at a point, until it is killed there. Arguments: folder of the trial, operation, bundle, and
 * the point: {@code began} or {@code did}, a colon and a step.
 */
public final class KilledInstallation {

    static final String HERE = "standing at ";

    private KilledInstallation() {}

    public static void main(String[] arguments) throws Exception {
        Trial trial = new Trial(Path.of(arguments[0]));
        trial.apply(Operation.valueOf(arguments[1]), Path.of(arguments[2]), new Standing(arguments[3]));
        System.out.println("ended");
    }

    private static final class Standing extends Trial.Silent {
        private final String point;

        Standing(String point) {
            this.point = point;
        }

        @Override
        public void began(Description step) {
            stand("began:" + step.id());
        }

        @Override
        public void did(Description step) {
            stand("did:" + step.id());
        }

        private void stand(String where) {
            if (where.equals(point)) {
                System.out.println(HERE + where);
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
