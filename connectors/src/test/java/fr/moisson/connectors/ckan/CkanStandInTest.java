package fr.moisson.connectors.ckan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.PlainDoor;
import fr.moisson.connectors.ckan.CkanStandIn.Held;
import fr.moisson.connectors.portal.Fault;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Unavailable;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * Checks that the stand-in has the traps of CKAN 2.11; otherwise the other tests would prove
 * nothing.
 */
class CkanStandInTest {

  private static final String TOKEN = "j3ton";
  private static final ObjectMapper JSON = new ObjectMapper();

  @AutoClose private final CkanStandIn ckan = CkanStandIn.start(TOKEN, "niort");

  @Test
  void takesABadTokenForAVisitorWhoReadsWhatIsPublic() throws Exception {
    String id = create("{'name':'ouverte','owner_org':'niort'}");

    assertThat(call("Bearer " + TOKEN, "package_show", "{'id':'ouverte'}").status()).isEqualTo(200);
    assertThat(call("", "package_patch", "{'id':'ouverte'}").status()).isEqualTo(403);
    assertThat(result("", "organization_list_for_user", "{}")).isEmpty();
    assertThat(result(TOKEN, "organization_list_for_user", "{}")).hasSize(1);
    call(TOKEN, "package_patch", "{'id':'" + id + "','private':true}");
    assertThat(call("", "package_show", "{'id':'ouverte'}").status()).isEqualTo(403);
  }

  @Test
  void erasesWhatAnUpdateOmits() throws Exception {
    String id =
        create(
            "{'name':'fiche','owner_org':'niort','notes':'x','tags':[{'name':'eau'}],"
                + "'resources':[{'url':'http://a'}]}");

    call(TOKEN, "package_update", "{'id':'" + id + "','title':'Titre'}");

    Held held = ckan.dataset("fiche").orElseThrow();
    assertThat(held.json().path("notes").isNull()).isTrue();
    assertThat(held.tags()).isEmpty();
    assertThat(held.resources()).isEmpty();
  }

  @Test
  void patchesListsAsAWholeAndTakesAResourceWithoutIdForANewOne() throws Exception {
    String id =
        create(
            "{'name':'fiche','owner_org':'niort','notes':'x','resources':[{'url':'http://a'}],"
                + "'extras':[{'key':'a','value':'1'}]}");
    String before = ckan.dataset(id).orElseThrow().resources().get(0).path("id").asText();

    call(
        TOKEN,
        "package_patch",
        "{'id':'" + id + "','extras':[{'key':'b','value':'2'}],'resources':[{'url':'http://a'}]}");

    Held held = ckan.dataset(id).orElseThrow();
    assertThat(held.json().path("notes").asText()).isEqualTo("x");
    assertThat(held.extra("a")).isNull();
    assertThat(held.resources().get(0).path("id").asText()).isNotEqualTo(before);
  }

  @Test
  void givesADeletedNameToANewRecord() throws Exception {
    String old = create("{'name':'fiche','owner_org':'niort'}");
    call(TOKEN, "package_delete", "{'id':'fiche'}");

    String id = create("{'name':'fiche','owner_org':'niort'}");

    assertThat(id).isNotEqualTo(old);
    assertThat(ckan.dataset(old).orElseThrow().name()).isEqualTo(old);
  }

  @Test
  void searchesWordsOrTheWholeKey() throws Exception {
    create("{'name':'une','owner_org':'niort','extras':[{'key':'guid','value':'FR-123'}]}");
    create("{'name':'deux','owner_org':'niort','extras':[{'key':'guid','value':'FR-123-BIS'}]}");

    assertThat(count("{'fq':'extras_guid:\\'FR-123\\''}")).isEqualTo(2);
    assertThat(count("{'fq':'guid:\\'FR-123\\''}")).isEqualTo(1);
    assertThat(call("", "package_search", "{'fq':'guid:('}").status()).isEqualTo(409);
  }

  @Test
  void refusesWhatCkanRefuses() throws Exception {
    create("{'name':'prise','owner_org':'niort'}");

    assertThat(refusal("{'name':'prise','owner_org':'niort'}")).contains("already in use");
    assertThat(refusal("{'name':'x1','owner_org':'ailleurs'}")).contains("owner_org");
    assertThat(refusal("{'name':'x2'}")).contains("owner_org");
    assertThat(refusal("{'name':'X','owner_org':'niort'}")).contains("lowercase");
    assertThat(refusal("{'id':'moi','name':'x3','owner_org':'niort'}")).contains("not expected");
    assertThat(refusal("{'name':'x4','owner_org':'niort','tags':[{'name':'l’air'}]}"))
        .contains("Tag");
    String same = "{'key':'a','value':'1'}";
    assertThat(refusal("{'name':'x5','owner_org':'niort','extras':[" + same + "," + same + "]}"))
        .contains("Duplicate");
    assertThat(
            refusal(
                "{'name':'x6','owner_org':'niort','resources':"
                    + "[{'url':'http://a','last_modified':'2026-01-01T00:00:00Z'}]}"))
        .contains("Date format");
    assertThat(ckan.datasets()).hasSize(1);
  }

  @Test
  void fallsOverAnExtraThatTheIndexCannotTake() throws Exception {
    String value = "x".repeat(32_767);
    String body = "{'name':'fiche','owner_org':'niort','extras':[{'key':'a','value':'%s'}]}";

    assertThat(call(TOKEN, "package_create", body.formatted(value)).status()).isEqualTo(500);
    assertThat(ckan.datasets()).isEmpty();
  }

  @Test
  void losesTheAnswerButNotTheWrite() {
    ckan.failNext(Fault.DROP_AFTER_WRITE);

    assertThatThrownBy(() -> create("{'name':'fiche','owner_org':'niort'}"))
        .isInstanceOf(Unavailable.class);
    assertThat(ckan.datasets()).hasSize(1);
  }

  @Test
  void answersToAWriteLaterThanItWrites() {
    ckan.writeLatency(Duration.ofSeconds(3));
    Door impatient = new PlainDoor(Duration.ofSeconds(2));

    assertThatThrownBy(
            () ->
                impatient.send(
                    request(TOKEN, "package_create", "{'name':'f1','owner_org':'niort'}")))
        .isInstanceOf(Unavailable.class);
    assertThat(ckan.writes()).isOne();
  }

  private String create(String body) throws Exception {
    return result(TOKEN, "package_create", body).path("id").asText();
  }

  private String refusal(String body) {
    Door.Reply reply = call(TOKEN, "package_create", body);
    assertThat(reply.status()).isEqualTo(409);
    return reply.text();
  }

  private int count(String body) throws Exception {
    return result(TOKEN, "package_search", body).path("count").asInt();
  }

  private JsonNode result(String token, String action, String body) throws Exception {
    Door.Reply reply = call(token, action, body);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return ((ObjectNode) JSON.readTree(reply.body())).path("result");
  }

  private Door.Reply call(String token, String action, String body) {
    return new PlainDoor().send(request(token, action, body));
  }

  private Door.Request request(String token, String action, String body) {
    String json = body.replace("\\'", "\\\"").replace('\'', '"');
    return Door.Request.post(ckan.url().resolve("api/3/action/" + action), "application/json", json)
        .with("Authorization", token);
  }
}
