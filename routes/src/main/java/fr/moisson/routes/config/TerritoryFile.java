package fr.moisson.routes.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.extraction.Recipe;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Overwrite;
import fr.moisson.harvesters.model.Siret;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.rules.DatasetFilter;
import fr.moisson.harvesters.rules.Defaults;
import fr.moisson.harvesters.territory.CommuneCodes;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code config/territories/<name>.yaml}: one territory, its sources and its portals. */
public record TerritoryFile(
    @JsonPropertyDescription("Le territoire : { epci: \"SIREN\" } ou { commune: \"INSEE\" }.")
        @JsonProperty(required = true)
        Place territory,
    @JsonPropertyDescription(
            "SIRET de la collectivité qui publie, entre guillemets : le catalogue SCDL le donne.")
        @Nullable String siret,
    @JsonPropertyDescription("Contours préparés à la main, si geo.api.gouv.fr ne doit pas servir.")
        @Nullable Contour contour,
    @JsonPropertyDescription("Les sources : noms de préréglages, ou préréglages avec options.")
        @JsonProperty(required = true)
        List<Use> sources,
    @JsonPropertyDescription("Les portails à tenir à jour.") @JsonProperty(required = true)
        Map<String, PortalEntry> portals) {

  public TerritoryFile {
    if (siret != null && !Siret.hasForm(siret)) {
      throw refused("siret", siret, "SIRET : \"20004131700013\"");
    }
  }

  private static Misconfigured refused(String key, String written, String expected) {
    return new Misconfigured(Notice.of(Code.CONFIG_BAD_VALUE, key, written, expected));
  }

  /** A commune or an EPCI, given by its code. */
  public record Place(
      @JsonPropertyDescription("Code INSEE, entre guillemets.") @Nullable String commune,
      @JsonPropertyDescription("SIREN, entre guillemets.") @Nullable String epci) {

    public Place {
      if ((commune == null) == (epci == null)) {
        String written = commune == null ? "{ }" : "commune + epci";
        throw refused("territory", written, "commune: \"79191\" | epci: \"200041317\"");
      }
      if (commune != null && !Territory.isCommuneCode(commune)) {
        throw refused("commune", commune, "INSEE : \"79191\", \"01004\", \"2A004\"");
      }
      if (epci != null && !Territory.isEpciCode(epci)) {
        throw refused("epci", epci, "SIREN : \"200041317\"");
      }
    }

    public Territory.Kind kind() {
      return commune == null ? Territory.Kind.EPCI : Territory.Kind.COMMUNE;
    }

    /**
     * Whether the other place may belong to this one: itself, a commune of this EPCI, an
     * arrondissement of this commune. The members of an EPCI are not in the file.
     */
    boolean mayHave(Place other) {
      return other.kind() == kind()
          ? List.of(other.code(), CommuneCodes.commune(other.code())).contains(code())
          : kind() == Territory.Kind.EPCI;
    }

    public String code() {
      return String.valueOf(commune == null ? epci : commune);
    }
  }

  /**
   * Contours from a file: the member communes as GeoJSON features with {@code code_insee} and
   * {@code nom}.
   */
  public record Contour(
      @JsonPropertyDescription("Fichier GeoJSON des communes membres, à côté de ce fichier.")
          @JsonProperty(required = true)
          String file,
      @JsonPropertyDescription("Nom du territoire.") @JsonProperty(required = true) String name,
      @JsonPropertyDescription("Millésime des contours, entre guillemets.")
          @JsonProperty(required = true)
          String vintage) {}

  /** The use of a preset: its name alone, or its name and what differs from it. */
  public record Use(
      @JsonPropertyDescription("Nom du préréglage.") @JsonProperty(required = true) String use,
      @JsonPropertyDescription("Nom de la source ici, si le préréglage sert plusieurs fois.")
          @Nullable String name,
      @JsonPropertyDescription("Remplace l’horaire du préréglage.") @Nullable Schedule schedule,
      @JsonPropertyDescription("Remplace le choix du préréglage.") Preset.@Nullable Keep keep,
      @JsonPropertyDescription(
              "Jeux de données à prendre, et nul autre : ceux qui répondent à l’un de ces critères ; ce"
                  + " qui est dit ici remplace ce que dit le préréglage.")
          @Nullable List<DatasetFilter> only,
      @JsonPropertyDescription(
              "Jeux de données à écarter : ceux qui répondent à l’un de ces critères ; ce qui est dit"
                  + " ici remplace ce que dit le préréglage.")
          @Nullable List<DatasetFilter> except,
      @JsonPropertyDescription(
              "Quels fichiers sont faits des lignes ; ce qui est dit ici remplace ce que dit le"
                  + " préréglage.")
          @Nullable Recipe files,
      @JsonPropertyDescription(
              "Ce que l’agent déclare des jeux de données dont la source ne le dit pas ; ce qui est"
                  + " dit ici remplace ce que dit le préréglage.")
          @Nullable Defaults defaults,
      @JsonPropertyDescription("Options qui remplacent celles du préréglage.")
          @Nullable ObjectNode options) {

    /** Accepts {@code - georisques-cavites} as well as {@code - { use: …, options: … }}. */
    static JsonNode expand(JsonNode written, ObjectNode empty) {
      return written.isTextual() ? empty.put("use", written.asText()) : written;
    }

    String sourceName() {
      return name == null ? use : name;
    }
  }

  /** A portal that shows the territory, or one of its communes. */
  public record PortalEntry(
      @JsonPropertyDescription("Logiciel du portail : embedded, ckan…")
          @JsonProperty(required = true)
          String type,
      @JsonProperty("for")
          @JsonPropertyDescription("Commune du territoire que le portail montre seule.")
          @Nullable Place territory,
      @JsonPropertyDescription("Écritures par seconde au plus ; 5 par défaut.")
          @Nullable Integer perSecond,
      @JsonPropertyDescription("Écritures menées de front au plus ; 2 par défaut.")
          @Nullable Integer atOnce,
      @JsonPropertyDescription(
              "Ce qui arrive aux champs modifiés à la main sur le portail : harvested-only, par"
                  + " défaut, les laisse et le signale ; all donne le dernier mot à la source.")
          @Nullable Overwrite overwrite,
      @JsonPropertyDescription("Options du logiciel.") @Nullable ObjectNode options) {

    public PortalEntry {
      refuseBelowOne("perSecond", perSecond);
      refuseBelowOne("atOnce", atOnce);
    }

    private static void refuseBelowOne(String key, @Nullable Integer value) {
      if (value != null && value < 1) {
        throw new Misconfigured(Notice.of(Code.CONFIG_BAD_VALUE, key, value, "1, 2, 3…"));
      }
    }
  }
}
