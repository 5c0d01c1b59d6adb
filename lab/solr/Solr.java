import java.nio.file.Path;
import org.apache.solr.embedded.JettyConfig;
import org.apache.solr.embedded.JettySolrRunner;

/** Solr on the loopback interface, until it is killed: {@code java Solr.java HOME PORT}. */
public final class Solr {

  public static void main(String[] arguments) throws Exception {
    Path home = Path.of(arguments[0]).toAbsolutePath();
    JettyConfig settings =
        new JettyConfig.Builder()
            .setPort(Integer.parseInt(arguments[1]))
            .setContext("/solr")
            .stopAtShutdown(true)
            .build();
    new JettySolrRunner(home.toString(), settings).start();
    Thread.currentThread().join();
  }

  private Solr() {}
}
