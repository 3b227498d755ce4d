package io.atrium.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.warehouse.reconciliation.Claim;
import io.atrium.warehouse.reconciliation.Lane;
import org.junit.jupiter.api.Test;

class ClaimFoldTest {
    private static final Lane LANE = new Lane("atrium.usage", 0, 1);

    private static Claim claim(long checkpoint, long from, long to, long rows) {
        return new Claim(LANE, checkpoint, from, to, rows, 0, 0, 0);
    }

    @Test
    void claimsThatNeverPauseAreCertainUpToTheLastButOne() {
        // Given
        ClaimFold fold = new ClaimFold(Seal.at(LANE, 0));

        // When
        fold.add(claim(1, 0, 10, 10));
        fold.add(claim(2, 10, 25, 15));
        fold.add(claim(3, 25, 30, 5));

        // Then
        assertThat(fold.complete().frontier()).isEqualTo(30);
        assertThat(fold.isFollowed()).isFalse();
        assertThat(fold.followed().frontier()).isEqualTo(25);
    }

    @Test
    void aCompleteCheckpointIsCertainOnceALaterOneHasBegunToClaim() {
        // Given
        ClaimFold fold = new ClaimFold(Seal.at(LANE, 0));

        // When
        fold.add(claim(1, 0, 10, 10));
        fold.add(claim(2, 10, 25, 9));

        // Then
        assertThat(fold.followed().frontier()).isEqualTo(10);
        assertThat(fold.incomplete()).isNotNull();
    }

    @Test
    void aloneTheFirstClaimProvesNothingYet() {
        // Given
        ClaimFold fold = new ClaimFold(Seal.at(LANE, 0));

        // When
        fold.add(claim(1, 0, 10, 10));

        // Then
        assertThat(fold.followed().frontier()).isZero();
    }
}
