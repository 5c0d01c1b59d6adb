package fr.moisson.routes.web.ckan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.ckan.CkanView;
import fr.moisson.routes.portal.CatalogueQuery;
import fr.moisson.routes.web.answer.Language;
import fr.moisson.routes.web.answer.Texts;
import fr.moisson.routes.web.api.ApiAnswer;
import fr.moisson.routes.web.api.Parameters;
import fr.moisson.routes.web.api.Problem;
import fr.moisson.routes.web.api.Root;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;

/**
 * One call of an action, and its answer in CKAN's envelope.
 *
 * @param part the part of the catalogue to which the answer is limited
 */
record ActionRequest(Context ctx, Root root, CatalogueQuery part, Parameters parameters) {

  private static final String SUCCESS = "success";
  private static final String ACTION = "/action/";

  Texts texts() {
    return new Texts(Language.wanted(ctx));
  }

  CkanView view() {
    return new CkanView(URI.create(root.file("")), code -> texts().theme(code));
  }

  /** A mandatory parameter. */
  String required(String name) {
    return parameters.text(name).orElseThrow(() -> Problem.bad("ckan.required", name));
  }

  boolean flag(String name) {
    return parameters
        .text(name)
        .filter(value -> value.equalsIgnoreCase("true") || value.equals("1"))
        .isPresent();
  }

  /** An integer parameter, reduced to the maximum if larger. */
  int number(String name, int usual, int most) {
    return (int) Math.min(most, parameters.number(name, 0).orElse((long) usual));
  }

  /** The envelope without its content. */
  static ObjectNode envelope(Context ctx, Root root, boolean success) {
    // As the client wrote it, since the name of an unknown action may have any letters.
    String path = ctx.path();
    int at = path.lastIndexOf(ACTION) + ACTION.length();
    String name = path.substring(at).replaceFirst("/.*", "");
    String help = path.substring(0, at) + "help_show?name=";
    return JsonNodeFactory.instance
        .objectNode()
        .put("help", root.url() + help + name)
        .put(SUCCESS, success);
  }

  private ObjectNode envelope() {
    return envelope(ctx, root, true);
  }

  /** Answers with a result that has no known version. */
  void answer(JsonNode result) throws IOException {
    ApiAnswer.document(ctx, ApiAnswer.JSON, () -> envelope().set("result", result));
  }

  /**
   * Answers with a result that is written while it is read.
   *
   * @param version changes with the content
   */
  void answer(long version, ApiAnswer.JsonBody result) throws IOException {
    ApiAnswer.json(
        ctx,
        ApiAnswer.JSON,
        ApiAnswer.versionInLanguage(ctx, version),
        json -> {
          json.writeStartObject();
          json.writeStringField("help", envelope().path("help").asText());
          json.writeBooleanField(SUCCESS, true);
          json.writeFieldName("result");
          result.write(json);
          json.writeEndObject();
        });
  }
}
