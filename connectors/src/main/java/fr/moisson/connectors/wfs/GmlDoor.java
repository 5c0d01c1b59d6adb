package fr.moisson.connectors.wfs;

import fr.moisson.harvesters.formats.xml.GmlToGeoJson;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.model.Unavailable;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Turns answers in GML into GeoJSON, so that they are paged and checked in the same way.
 *
 * @param page file of the latest answer, which replaces the one before
 */
record GmlDoor(Door door, Path page) implements Door {

  /**
   * @param folder for the answer that is being read
   */
  static GmlDoor of(Door door, Path folder) {
    try {
      return new GmlDoor(door, Files.createTempFile(folder, "page", ".geojson"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @throws Unavailable if the answer is not a whole feature collection in GML
   */
  @Override
  public Body get(Request request) {
    Body body = door.get(request);
    Table gml =
        new Table(body.file(), Table.Format.GML, body.charset(), Table.Place.GUESSED, body.uri());
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(page))) {
      GmlToGeoJson.write(gml, out);
    } catch (BadItem e) {
      throw new Unavailable(refusal(e.notice()), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Body(body.uri(), page, "application/geo+json", null, body.headers(), body.sha256());
  }

  /** The words about a file that is no GML would tell to save it in another format. */
  private static Notice refusal(Notice notice) {
    Object found = notice.args().get(notice.args().size() - 1);
    return notice.code() == Code.NOT_THE_FORMAT
        ? Notice.of(Code.UNEXPECTED_ANSWER, notice.args().get(0), found + " ≠ GML")
        : notice;
  }

  @Override
  public Reply send(Request request) {
    return door.send(request);
  }
}
