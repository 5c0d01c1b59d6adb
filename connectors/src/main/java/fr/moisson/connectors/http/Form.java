package fr.moisson.connectors.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.moisson.harvesters.model.Door.Part;
import java.util.List;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;

/** A {@code multipart/form-data} body (RFC 7578), with file names in UTF-8. */
public final class Form {

  /** The files are read while the entity is written. */
  public static HttpEntity entity(List<Part> parts) {
    MultipartEntityBuilder builder =
        MultipartEntityBuilder.create().setMode(HttpMultipartMode.EXTENDED).setCharset(UTF_8);
    for (Part part : parts) {
      if (part instanceof Part.Text text) {
        builder.addTextBody(text.name(), text.value(), ContentType.TEXT_PLAIN.withCharset(UTF_8));
      } else {
        Part.Upload upload = (Part.Upload) part;
        builder.addBinaryBody(
            upload.name(),
            upload.file().toFile(),
            ContentType.parse(upload.mediaType()),
            upload.fileName());
      }
    }
    return builder.build();
  }

  private Form() {}
}
