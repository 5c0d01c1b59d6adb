import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.util.List;

/** The database of udata: MongoDB's wire protocol on a file of H2. {@code Mongo FILE PORT}. */
final class Mongo {

  /** The oldest version that current drivers accept; the server's default is older. */
  private record Version() implements MongoVersion {

    @Override
    public List<Integer> getVersionArray() {
      return List.of(4, 4, 0);
    }

    @Override
    public int getWireVersion() {
      return 9;
    }
  }

  public static void main(String... arguments) {
    H2Backend backend = new H2Backend(arguments[0]);
    backend.version(new Version());
    MongoServer server = new MongoServer(backend);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
    server.bind("127.0.0.1", Integer.parseInt(arguments[1]));
  }
}
