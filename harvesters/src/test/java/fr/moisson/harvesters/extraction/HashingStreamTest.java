package fr.moisson.harvesters.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.harvesters.model.Hashes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashingStreamTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 131_071, 131_072, 131_073, 1_000_000})
  void theBytesComeThroughInTheirOrderAndAreHashed(int length) throws IOException {
    byte[] bytes = new byte[length];
    Random random = new Random(length);
    random.nextBytes(bytes);
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    HashingStream stream = new HashingStream(written);

    try (stream) {
      int at = 0;
      while (at < length) {
        int part = Math.min(length - at, 1 + random.nextInt(300_000));
        stream.write(bytes, at, part);
        at += part;
      }
    }

    assertThat(written.toByteArray()).isEqualTo(bytes);
    assertThat(stream.sha256()).isEqualTo(Hashes.hex(Hashes.sha256().digest(bytes)));
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 1_000_000})
  void aDiskThatIsFullIsHeardOf(int length) {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int one) throws IOException {
            throw new IOException("No space left on device");
          }
        };

    assertThatThrownBy(
            () -> {
              try (HashingStream stream = new HashingStream(full)) {
                stream.write(new byte[length]);
              }
            })
        .isInstanceOf(IOException.class)
        .hasStackTraceContaining("No space left");
  }
}
