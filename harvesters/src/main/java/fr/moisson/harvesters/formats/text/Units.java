package fr.moisson.harvesters.formats.text;

import java.util.regex.Pattern;

/**
 * Units of measure and forms of dates, as found in a line of their own below the names of columns.
 */
final class Units {

  private static final Pattern UNIT =
      Pattern.compile(
          "[(\\[]?(?:[mcdk]?m[²³23]?(?:/(?:h|j|an|s))?|m NGF|ha|ares?|l(?:/(?:s|min|h))?|kg|t|g|%|°C?"
              + "|k?€(?: ?(?:HT|TTC))?|ans?|années?|degr[ée]s?|mètres?|centimètres?|unités?|nombre"
              + "|(?:en )?(?:tonnes?|euros?|hectares?|litres?|milliers|millions)|kt|k?tep|‰"
              + "|kg/hab\\.?(?:[/.]?an)?|[µm]S/cm|(?:UFC|NPP|n)/100 ?ml|N[FT]U"
              + "|nb|texte|date|s|h|min|jours?|hab\\.?|[kMG]?W|[kMG]?Wh(?: ?(?:PC[IS]|E[FP]))?"
              + "(?:/(?:an|m[²2]))?|[kM]?Wc|kVA|bars?|[hk]?Pa|dB(?:\\(A\\))?|[mµ]g/(?:l|m[3³])"
              // How years, answers and positions are written.
              + "|aaaa|(?:oui|o)/(?:non|n)"
              + "|Lambert ?(?:93|II(?: ?[eé]t(?:endu)?)?)|L93|L2E|(?:RGF ?93 ?)?CC ?(?:4[2-9]|50)"
              + "|WGS ?84|RGF ?93"
              // Greenhouse gases, in various notations.
              + "|(?:kg|t) ?(?:[eé]q\\.? ?)?CO[2₂] ?(?:[eé]q?\\.?)?(?:/an)?)[)\\]]?",
          Pattern.CASE_INSENSITIVE);

  static boolean isUnit(String cell) {
    return UNIT.matcher(cell).matches() || DateForms.isOne(cell);
  }

  private Units() {}
}
