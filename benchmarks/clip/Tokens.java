import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.FileInputStream;
import java.io.IOException;

/** Reads the tokens of a JSON file and does nothing else: the minimum for any reader. */
final class Tokens {

  public static void main(String[] args) throws IOException {
    long count = 0;
    try (JsonParser parser = new JsonFactory().createParser(new FileInputStream(args[0]))) {
      while (parser.nextToken() != null) {
        count++;
      }
    }
    System.out.println(count);
  }

  private Tokens() {}
}
