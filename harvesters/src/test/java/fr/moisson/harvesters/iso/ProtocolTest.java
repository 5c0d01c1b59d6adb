package fr.moisson.harvesters.iso;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.dcat.EndpointAddress;
import fr.moisson.harvesters.dcat.Protocols;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtocolTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "OGC:WFS-1.0.0-http-get-capabilities | https://a.example/x | n | WFS",
        "- | https://a.example/geoserver/wfs | n | WFS",
        "WWW:LINK-1.0-http--link | https://a.example/geoserver/wms | n | WMS",
        "- | https://a.example/arcgis/services/a/MapServer/WFSServer | n | WFS",
        "WWW:LINK | https://a.example/arcgis/services/a/MapServer/WMSServer? | n | WMS",
        "WWW:LINK | https://a.example/csw | n | -",
        "HTML | https://a.example/aide/wms | n | -",
        "- | https://a.example/x?SERVICE=wms&VERSION=1.3.0 | n | WMS",
        "WWW:LINK-1.0-http--link | https://a.example/x?service=CSW&request=GetCapabilities | n |"
            + " CSW",
        "WWW:LINK-1.0-http--link | https://a.example/wms/aide.html | aide du wms | -",
        "- | https://a.example/x | URL de base des services wms/wfs | WMS,WFS",
        "OGC:WMTS | https://a.example/x | n | WMTS",
        "OGC Web Map Service | https://a.example/x | n | WMS",
        "http://www.opengis.net/def/serviceType/ogc/wfs | https://a.example/x | n | WFS",
        "INSPIRE Atom | https://a.example/x | n | ATOM",
        "OGC API Features | https://a.example/x | n | OGC API Features",
        "OGC API - Records | https://a.example/x | n | OGC API Records",
        "OGC:API-Tiles | https://a.example/x | n | OGC API Tiles",
        "http://www.opengis.net/spec/ogcapi-maps-1/1.0 | https://a.example/x | n | OGC API Maps",
        "- | https://a.example/arcgis/rest/services/a/FeatureServer/0 | n | API",
        "WWW:LINK | https://a.example/arcgis/rest/services/a/b/MapServer | n | API",
        "GeoJSON | https://a.example/oapi/collections/sols/items?f=json | n | OGC API Features",
        "JSON | https://a.example/oapi/collections/sols | n | OGC API Features",
        "JSON | https://a.example/oapi/collections/sols/items?limit=9999 | n | -",
        "GeoJSON | https://a.example/oapi/collections/sols/items?bbox=1,2,3,4&f=json | n | -",
        "GeoJSON | https://a.example/oapi/collections/sig.sols | n | OGC API Features",
        "GeoJSON | https://a.example/collections/arbres.geojson | n | -",
        "JSON | https://a.example/stac/collections/sols | n | -",
        "HTML | https://a.example/oapi/collections/sols | n | -",
        "OPeNDAP | https://a.example/thredds/dodsC/lidar.nc | n | API",
        "OPeNDAP | https://a.example/dap/lidar | n | API",
        "WWW:OPENDAP | https://a.example/thredds/dodsC/lidar.nc.html | n | API",
        "- | https://a.example/thredds/dodsC/lidar.nc.html | n | -",
        "- | https://a.example/thredds/dodsC/lidar.nc.ascii?t%5B0:1%5D | n | -",
        "NetCDF | https://a.example/thredds/fileServer/lidar.nc | n | -",
        "WWW:DOWNLOAD-1.0-http--download | https://a.example/wfs.zip | téléchargement (Atom) | -",
        "- | https://a.example/wfsx.zip | plan | -"
      })
  void protocolsAreToldBySourceAddressOrName(
      String stated, String url, String name, String protocols) {
    Optional<LinkedText> protocol =
        Optional.ofNullable(stated).map(text -> new LinkedText(text, null));

    assertThat(Protocol.of(protocol, URI.create(url), name))
        .containsExactly(protocols == null ? new String[0] : protocols.split(","));
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/wfs, https://a.example/wfs?service=WFS&request=GetCapabilities,"
        + " https://a.example/wfs",
    "https://a.example/wfs?, https://a.example/wfs?service=WFS&request=GetCapabilities,"
        + " https://a.example/wfs",
    "https://a.example/s?map=b&service=WFS,"
        + " https://a.example/s?map=b&service=WFS&request=GetCapabilities,"
        + " https://a.example/s?map=b",
    "https://a.example/3.2.1/wfs, https://a.example/3.2.1/wfs?service=WFS&request=GetCapabilities,"
        + " https://a.example/3.2.1/wfs",
    "https://a.example/wfs?request=GetFeature&typename=a&format_options=CHARSET:UTF-8,"
        + " https://a.example/wfs?request=GetFeature&typename=a&format_options=CHARSET:UTF-8,"
        + " https://a.example/wfs"
  })
  void anAddressOfAServiceIsCompletedOrReducedToItsEndPoint(
      String url, String completed, String endpoint) {
    assertThat(Protocol.completed(URI.create(url), "WFS")).hasToString(completed);
    assertThat(EndpointAddress.endpoint(URI.create(url))).hasToString(endpoint);
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/s?, https://a.example/s?service=WMTS&request=GetCapabilities",
    "https://a.example/s?map=b, https://a.example/s?map=b&service=WMTS&request=GetCapabilities",
    "https://a.example/wmts/1.0.0/WMTSCapabilities.xml,"
        + " https://a.example/wmts/1.0.0/WMTSCapabilities.xml",
    "https://a.example/MapServer/WMTS/1.0.0/, https://a.example/MapServer/WMTS/1.0.0/",
    "https://a.example/wmts/%7BTileMatrix%7D/1.png, https://a.example/wmts/%7BTileMatrix%7D/1.png"
  })
  void onlyAWmtsThatIsAskedWithParametersIsCompleted(String url, String completed) {
    assertThat(Protocol.completed(URI.create(url), "WMTS")).hasToString(completed);
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/thredds/dodsC/lidar.nc, true",
    "https://a.example/thredds/dodsC/lidar.nc.html, false",
    "https://a.example/thredds/dodsC/lidar.nc.ascii?t%5B0:1%5D, false",
    "https://a.example/thredds/fileServer/lidar.nc, false"
  })
  void anOpendapAddressIsNoFileWhateverItsEnding(String url, boolean isEntrance) {
    assertThat(Protocol.isEntrance(URI.create(url), Protocols.API)).isEqualTo(isEntrance);
  }

  @Test
  void blanksAroundALayerAreNoPartOfItsName() {
    assertThat(Protocol.layer(URI.create("https://a.example/wfs?typename=%20scot%20")))
        .isEqualTo("scot");
  }
}
