package fr.moisson.harvesters.score;

/**
 * The four ratings of <a href="https://data.europa.eu/mqa/methodology">data.europa.eu</a> for a
 * score.
 */
public enum Rating {
  EXCELLENT(351),
  GOOD(221),
  SUFFICIENT(121),
  BAD(0);

  private final int least;

  Rating(int least) {
    this.least = least;
  }

  /** Minimum number of points. */
  public int least() {
    return least;
  }

  /** The rating for a number of points, or for an average of several. */
  public static Rating of(double points) {
    for (Rating rating : values()) {
      if (points >= rating.least) {
        return rating;
      }
    }
    return BAD;
  }
}
