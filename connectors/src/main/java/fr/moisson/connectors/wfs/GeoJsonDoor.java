package fr.moisson.connectors.wfs;

import fr.moisson.harvesters.model.Door;
import java.net.URI;

/**
 * Answers in GeoJSON. MapServer writes nothing at all, with status 200, where no feature is found,
 * and also where it fails. So such an answer is asked for again in GML, the format of a request
 * that names none: there, a collection without features is stated as such.
 *
 * @param gml a door onto the same service that reads GML
 */
record GeoJsonDoor(Door door, Door gml) implements Door {

  @Override
  public Body get(Request request) {
    Body body = door.get(request);
    return body.bytes() > 0 ? body : gml.get(request.at(withoutFormat(request.uri())));
  }

  private static URI withoutFormat(URI address) {
    return URI.create(address.toString().replaceFirst("(?<=[?&])outputFormat=[^&]*&?", ""));
  }

  @Override
  public Reply send(Request request) {
    return door.send(request);
  }
}
