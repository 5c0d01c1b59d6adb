package fr.moisson.harvesters;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * Recordings of real sources that are not part of the repository. Their folder is the system
 * property {@code moisson.shared}, by default {@code shared} beside the repository.
 */
public final class SharedSamples {

  /** A file or a folder of the samples; the test is skipped if there is none on this machine. */
  public static Path sample(String path) {
    Path samples = Path.of(System.getProperty("moisson.shared", "../../shared"), "samples");
    Path sample = samples.resolve(path);
    Assumptions.assumeTrue(Files.exists(sample), () -> sample + " is not on this machine");
    return sample;
  }

  private SharedSamples() {}
}
