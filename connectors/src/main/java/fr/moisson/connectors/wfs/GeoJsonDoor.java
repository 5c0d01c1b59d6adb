package fr.moisson.connectors.wfs;

import fr.moisson.connectors.json.JsonPage;
import fr.moisson.harvesters.model.Door;
import java.net.URI;

/**
 * Answers in GeoJSON. MapServer writes nothing at all, with status 200, where no feature is found,
 * and also where it fails. So such an answer is asked for again in GML, the format of a request
 * that names none: only a collection that states that it has no features is believed, for features
 * would have other columns there than in GeoJSON.
 *
 * @param gml a door onto the same service that reads GML
 */
record GeoJsonDoor(Door door, Door gml) implements Door {

  @Override
  public Body get(Request request) {
    Body body = door.get(request);
    if (body.bytes() > 0) {
      return body;
    }
    Body stated = gml.get(request.at(withoutFormat(request.uri())).with("Accept", "*/*"));
    return isEmpty(stated) ? stated : body;
  }

  private static boolean isEmpty(Body collection) {
    try (JsonPage page = JsonPage.of(collection, "/features")) {
      return !page.hasNext();
    }
  }

  private static URI withoutFormat(URI address) {
    return URI.create(address.toString().replaceFirst("(?<=[?&])outputFormat=[^&]*&?", ""));
  }

  @Override
  public Reply send(Request request) {
    return door.send(request);
  }
}
