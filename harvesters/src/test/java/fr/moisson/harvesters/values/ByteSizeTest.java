package fr.moisson.harvesters.values;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSizeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "12345 | 12345",
        "12345.0 | 12345",
        "1.5E3 | 1500",
        "1 234 567 | 1234567",
        "42 octets | 42",
        "12 345 octets | 12345",
        "12345.0 octets | 12345",
        "1,2 Mo | 1200000",
        "2.5 MB | 2500000",
        "12 ko | 12000",
        "1,5 KiB | 1536",
        "3 Gio | 3221225472",
        "0,123 Mo | 123000",
        "12 mégaoctets | 12000000"
      })
  void aSizeIsANumberOfBytes(String stated, long bytes) {
    assertThat(ByteSize.read(stated)).contains(bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Mo",
        "1.5",
        "12.345 octets",
        "1,5 o",
        "-1",
        "3 feuilles",
        "environ 12 Mo",
        "2,345 Mo",
        "999999999 To",
        "1,2,3 Mo"
      })
  void whatIsNoneOrMayBeTwoIsNotGuessed(String stated) {
    assertThat(ByteSize.read(stated)).isEmpty();
  }
}
