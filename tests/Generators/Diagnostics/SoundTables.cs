using static Sockopt.Generators.Tests.Diagnostics.TableParts;

namespace Sockopt.Generators.Tests.Diagnostics;

/// <summary>Tables that go as far as a table may: one step on, and each would be among <see cref="FaultyTables"/>.</summary>
internal static class SoundTables
{
    public static readonly Dictionary<string, string> Cases = new()
    {
        ["the greatest and the least number"] = Options(
            Numbered(1, """{ "linux": 2147483647, "darwin": -2147483647 }"""), Numbered(2, """{ "linux": "0x7FFFFFFE" }"""),
            Numbered(3, """{ "linux": "0x0" }""")),
        ["a range of one number"] = Options(Option(("range", "[5, 5]"), ("test", "5"))),
        ["both ends of a range"] = Options(
            Option(("range", "[1, 9]"), ("test", "1")),
            Other(2, ("range", "[1, 9]"), ("test", "9"))),
        ["all of an int"] = Options(
            Option(("range", "[-2147483648, 2147483647]"), ("test", "-2147483648")),
            Other(2, ("range", "[-2147483648, 2147483647]"), ("test", "2147483647"))),
        ["all of an unsigned int"] = Options(
            Option(("value", "\"uint32\""), ("range", "[0, 4294967295]"), ("test", "0")),
            Other(2, ("value", "\"uint32\""), ("range", "[0, 4294967295]"), ("test", "4294967295"))),
        ["all of a byte"] = Options(
            Option(("wire", """{ "linux": "byte" }"""), ("range", "[0, 255]"), ("test", "0")),
            Other(2, ("wire", """{ "linux": "byte" }"""), ("test", "255"))),
        ["the longest values"] = Options(
            Option(("value", "\"text(2048)\"")),
            Other(2, ("value", "\"bytes(2048)\"")),
            Other(3, ("value", "\"int32s(512)\"")),
            Other(4, ("value", "\"instructions(4096)\""))),
        ["test values as long as they may be"] = Options(
            Option(("value", "\"text(4)\""), ("test", "\"four\"")),
            Other(2, ("value", "\"text(4)\""), ("test", "\"éé\"")),
            Other(3, ("value", "\"bytes(2)\""), ("test", "\"0x09AF\"")),
            Other(4, ("value", "\"bytes(2)\""), ("test", "\"0xaf\""))),
        ["test values at the ends of times"] = Options(
            Option(("value", "\"linger\""), ("test", "0")),
            Other(2, ("value", "\"linger\""), ("test", "65535")),
            Other(3, ("value", "\"timeval\""), ("test", "0")),
            Other(4, ("value", "\"timeval\""), ("test", "65535"))),
        ["test values at the ends of fields"] = FieldsThatAreSet(
            [
                .. from field in new[]
                   {
                       ("uint8", "0", "255"), ("uint16", "0", "65535"), ("uint32", "0", "4294967295"), ("bits(1)", "0", "1"),
                       ("bits(8)", "0", "255"), ("seconds", "0", "4294967295"), ("microseconds64", "0", "922337203685477580"),
                       ("int32", "-2147483648", "2147483647"),
                   }
                   from value in new[] { field.Item2, field.Item3 }
                   select (field.Item1, value),
            ]),
        ["characters of two code units"] = Options(
            Option(("summary", "\"😀\""), ("remarks", "\"😀 a\""), ("source", "\"a 😀\""))),
        ["test values of each kind that is written as text"] = Options(
            Option(("value", "\"ipv4\""), ("test", "\"127.0.0.1\"")),
            Other(2, ("value", "\"ipv6\""), ("test", "\"::1\"")),
            Other(3, ("value", "\"sockaddr\""), ("test", "\"1.2.3.4:65535\"")),
            Other(4, ("value", "\"sockaddr\""), ("test", "\"[::1]:0\"")),
            Other(5, ("value", "\"uuid\""), ("test", "\"01234567-89ab-cdef-0123-456789abcdef\"")),
            Other(6, ("value", "\"errno\""), ("test", "\"EZ09\"")),
            Other(7, ("value", "\"socketType\""), ("test", "\"Stream\"")),
            Other(8, ("value", "\"protocol\""), ("test", "\"Tcp\"")),
            Other(9, ("value", "\"flag\""), ("test", "false"))),
        ["a test value that one system refuses, where it cannot be set"] = Options(
            Option(
                ("access", """{ "default": "get set", "darwin": "get" }"""),
                ("range", """{ "default": [1, 9], "darwin": [1, 5] }"""),
                ("test", "6"))),
        ["flags that are put together"] =
            $$"""
            {
              "levels": [ {{LevelOf(Option(("value", "\"Colour\""), ("test", "\"Red,Green\"")))}} ],
              "enums": [
                {{Enum(("flags", "true"), ("members", """
                    [
                      { "id": "Red", "summary": "Red.", "numbers": 1 },
                      { "id": "Green", "summary": "Green.", "numbers": 2 }
                    ]
                    """))}}
              ]
            }
            """,
        ["members at the ends"] = Enums(Enum(("members", """
            [
              { "id": "Least", "summary": "The least.", "value": 0, "numbers": { "linux": -2147483647 } },
              { "id": "Greatest", "summary": "The greatest.", "value": 2147483647, "numbers": { "linux": 2147483647 } }
            ]
            """))),
        ["every alignment"] = Structs(
            Struct(("pack", """{ "linux": 1, "freebsd": 2, "darwin": 4, "windows": 8 }"""))),
        ["padding as long as the longest value"] = Structs(
            Struct(("layouts", """{ "linux": ["First", 2048, "Second", 1] }"""))),
        ["bits that fill their byte"] = Structs(Struct(("fields", """
            [
              { "id": "Low", "summary": "Low.", "value": "bits(1)" },
              { "id": "High", "summary": "High.", "value": "bits(7)" },
              { "id": "All", "summary": "All.", "value": "bits(8)" }
            ]
            """))),
        ["bytes as long as their length can say"] = Structs(Struct(("fields", """
            [
              { "id": "First", "summary": "First.", "value": "uint8", "lengthOf": "Key" },
              { "id": "Key", "summary": "Bytes.", "value": "bytes(255)" },
              { "id": "Second", "summary": "Second.", "value": "uint16", "lengthOf": "Word" },
              { "id": "Word", "summary": "Bytes.", "value": "bytes(16)" },
              { "id": "Third", "summary": "Third.", "value": "uint32", "lengthOf": "Line" },
              { "id": "Line", "summary": "Bytes.", "value": "bytes(16)" },
              { "id": "Fourth", "summary": "Fourth.", "value": "int32", "lengthOf": "Page" },
              { "id": "Page", "summary": "Bytes.", "value": "bytes(16)" }
            ]
            """))),
        ["one number for an option that is set and one that is read"] = Options(
            Option(("access", "\"set\"")),
            Option(("name", "\"ACME_OTHER\""), ("id", "\"Other\""), ("access", "\"get\""))),
        ["one name for the two directions of an option"] = Options(
            Option(("access", "\"set\"")),
            Option(("id", "\"Other\""), ("access", "\"get\""), ("numbers", """{ "linux": 2 }"""))),
        ["one name for two options that no system has both"] = Options(
            Option(("numbers", """{ "linux": 1 }""")),
            Option(("id", "\"Other\""), ("numbers", """{ "darwin": 1 }"""))),
        ["a variant that stands before what it is a variant of"] = Options(
            Variant(("numbers", """{ "linux": 1 }""")), Option()),
        ["identifiers of all letters and digits"] = Options(
            Option(("id", "\"AZaz09\"")), Other(2, ("id", "\"Z\"")), Other(3, ("id", "\"A\""))),
    };

    private static string Numbered(int number, string numbers) => Other(number, ("numbers", numbers));

    /// <summary>An option with a name and a number that no other has.</summary>
    private static string Other(int number, params (string Name, string? Value)[] changes) => Option(
        [
            ("name", $"\"ACME_OTHER{number}\""), ("id", $"\"Other{number}\""),
            ("numbers", $$"""{ "linux": {{number}}, "darwin": {{number}} }"""),
            .. changes,
        ]);
}
