package fr.moisson.connectors.udata;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The only file of a {@code multipart/form-data} body. */
final class UdataUpload {

  private static final Pattern FILE =
      Pattern.compile("name=\"file\"; filename=\"([^\"]+)\".*?\r\n\r\n(.*?)\r\n--", Pattern.DOTALL);

  static ObjectNode of(String body) {
    Matcher file = FILE.matcher(body);
    if (!file.find()) {
      throw new UdataRefusal(
          400,
          JsonNodeFactory.instance
              .objectNode()
              .put("success", false)
              .put("error", "Missing file parameter"));
    }
    return JsonNodeFactory.instance
        .objectNode()
        .put("filename", file.group(1))
        .put("content", file.group(2));
  }

  private UdataUpload() {}
}
