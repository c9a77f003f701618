using Sockopt.Generators.Model;
using static Sockopt.Generators.Tests.Diagnostics.TableParts;

namespace Sockopt.Generators.Tests.Diagnostics;

/// <summary>Tables with a fault, or with a few that belong together.</summary>
internal static class FaultyTables
{
    private const string NotAnError = "'coreErrors' must be the names of error numbers: \"EINVAL\"";

    private static readonly string[] ClassesOfAcme =
        ["AcmeOption", "AcmeLevelValues", "IAcmeLevel", "AcmeLevelDispatcher", "AcmeCodecs"];

    /// <summary>What is just no value of a kind any more.</summary>
    private static readonly (string Kind, string Value)[] BeyondKinds =
    [
        ("int32", "-2147483649"), ("uint32", "4294967296"), ("linger", "65536"), ("timeval", "65536"), ("timeval", "-1"),
        ("text(4)", "\"ééé\""), ("text(4)", "\"a\\u0000\""), ("text(4)", "\"\\u0000\""),
        ("bytes(2)", "\"0x\""), ("bytes(2)", "\"0x010\""), ("bytes(2)", "\"0x0G\""), ("bytes(2)", "\"0x0g\""),
        ("bytes(2)", "\"0x0:\""), ("bytes(2)", "\"0x0/\""), ("bytes(2)", "\"0x0@\""), ("bytes(2)", "\"0x0`\""),
        ("sockaddr", "\"1.2.3.4:65536\""), ("sockaddr", "\"1.2.3.4:+5\""), ("sockaddr", "\"1.2.3.4:\""),
        ("sockaddr", "\":5\""), ("sockaddr", "\"5\""), ("sockaddr", "\"[1.2.3.4]:5\""), ("sockaddr", "\"[::1:5\""),
        ("sockaddr", "\"x::1]:5\""), ("uuid", "\"0123456789abcdef0123456789abcdef\""), ("errno", "\"E\""),
        ("errno", "\"EINVAL \""), ("socketType", "\"1\""), ("protocol", "\"6\""), ("flag", "0"),
        ("int32s(2)", "\"1\""), ("instructions(2)", "\"1\""), ("fd", "\"1\""),
    ];

    /// <summary>What is just no value of a field any more.</summary>
    private static readonly (string Kind, string Value)[] BeyondFields =
    [
        ("uint8", "-1"), ("uint8", "256"), ("uint16", "-1"), ("uint16", "65536"), ("uint32", "-1"), ("uint32", "4294967296"),
        ("bits(1)", "-1"), ("bits(1)", "2"), ("bits(8)", "256"), ("seconds", "-1"), ("seconds", "4294967296"),
        ("microseconds64", "-1"), ("microseconds64", "922337203685477581"), ("int32", "2147483648"), ("int32", "-2147483649"),
    ];

    /// <summary>By the fault: the table with its markup, and what is said.</summary>
    public static readonly Dictionary<string, (string Markup, string[] Messages)> Cases = new()
    {
        ["no text"] = ("{|SOPT0001:|}", ["The table is not JSON: expected a value, found the end of the text"]),
        ["a comma too many"] = (
            """{ "levels": [], {|SOPT0001:}|}""", ["The table is not JSON: expected a member name after ',', found '}'"]),
        ["a string that does not end"] = (
            """{ "levels": {|SOPT0001:"|}""",
            ["The table is not JSON: unterminated string: expected '\"', found the end of the text"]),

        ["an unknown field of the table"] = (
            """{ "levels": [], {|SOPT0002:"enum"|}: [] }""", ["The table has no field 'enum'; did you mean 'enums'?"]),
        ["an unknown field of a level"] = (
            Levels(Level(("""{|SOPT0002:"option"|}""", "[]"))), ["A level has no field 'option'; did you mean 'options'?"]),
        ["an unknown field of an option"] = (
            Options(Option(("""{|SOPT0002:"acces"|}""", "\"get\""))), ["An option has no field 'acces'; did you mean 'access'?"]),
        ["a field like no other"] = (Options(Option(("""{|SOPT0002:"zzzzzz"|}""", "0"))), ["An option has no field 'zzzzzz'"]),
        ["a word as near to one as to another"] = (
            Options(Option(("access", """{|SOPT0005:"et"|}"""))), ["'access' cannot be 'et'; did you mean 'get'?"]),
        ["a word too far from any"] = (
            Options(Option(("core", """{|SOPT0005:"actsabc"|}"""))), ["'core' cannot be 'actsabc'"]),
        ["a long name that lacks its end"] = (
            Options(Option(("properties", """[{|SOPT0005:"TcpClient.ExclusiveAd"|}, {|SOPT0005:"TcpClient.ExclusiveA"|}]"""))),
            [
                "'properties' cannot be 'TcpClient.ExclusiveAd'; did you mean 'TcpClient.ExclusiveAddressUse'?",
                "'properties' cannot be 'TcpClient.ExclusiveA'",
            ]),
        ["an unknown system"] = (
            Options(Option(("numbers", """{ {|SOPT0002:"Linux"|}: 1, "darwin": 2 }"""))),
            ["'numbers' has no field 'Linux'; did you mean 'linux'?"]),
        ["a default where none is"] = (
            Options(Option(("numbers", """{ "linux": 1, {|SOPT0002:"default"|}: 2 }"""))), ["'numbers' has no field 'default'"]),
        ["a layout of a system without .NET"] = (
            Structs(Struct(("layouts", """{ {|SOPT0002:"irix"|}: ["First", "Second"] }"""))), ["'layouts' has no field 'irix'"]),

        ["no levels"] = ("""{|SOPT0003:{|} "structs": [] }""", ["The table needs the field 'levels'"]),
        ["a level without a number"] = (Levels(Incomplete(Level(("numbers", null)))), ["A level needs the field 'numbers'"]),
        ["a level without options"] = (Levels(Incomplete(Level(("options", null)))), ["A level needs the field 'options'"]),
        ["an option without a source"] = (Options(Incomplete(Option(("source", null)))), ["An option needs the field 'source'"]),
        ["an option without a value"] = (Options(Incomplete(Option(("value", null)))), ["An option needs the field 'value'"]),
        ["an enumeration without members"] = (
            Enums(Incomplete(Enum(("members", null)))), ["An enumeration needs the field 'members'"]),
        ["a struct without a name in C"] = (Structs(Incomplete(Struct(("name", null)))), ["A struct needs the field 'name'"]),
        ["a member without a summary"] = (
            Enums(Enum(("members", """[ {|SOPT0003:{|} "id": "Red", "numbers": 1 } ]"""))),
            ["A member needs the field 'summary'"]),

        ["a table that is a list"] = ("{|SOPT0004:[]|}", ["'the table' must be an object"]),
        ["an option that is a string"] = (Options("""{|SOPT0004:"TCP_NODELAY"|}"""), ["'an option' must be an object"]),
        ["options that are no list"] = (Levels(Level(("options", "{|SOPT0004:{|}}"))), ["'options' must be a list"]),
        ["an empty summary"] = (
            Options(Option(("summary", """{|SOPT0004:" "|}"""))), ["'summary' must be a string with something in it"]),
        ["no summary but null"] = (
            Options(Option(("remarks", "{|SOPT0004:null|}"))), ["'remarks' must be a string with something in it"]),
        ["a name that would end a comment"] = (
            Options(Option(("name", """{|SOPT0004:"A\nthrow null;"|}"""))), [NotALine("name")]),
        ["a line separator"] = (Options(Option(("remarks", """{|SOPT0004:"A\u2028B"|}"""))), [NotALine("remarks")]),
        ["a paragraph separator"] = (Options(Option(("remarks", """{|SOPT0004:"A\u2029"|}"""))), [NotALine("remarks")]),
        ["what is no character"] = (Options(Option(("remarks", """{|SOPT0004:"A\uffff"|}"""))), [NotALine("remarks")]),
        ["half of a surrogate pair"] = (Options(Option(("source", """{|SOPT0004:"\ud83d"|}"""))), [NotALine("source")]),
        ["the other half of a surrogate pair"] = (
            Options(Option(("source", """{|SOPT0004:"A\ude00A"|}"""))), [NotALine("source")]),
        ["a surrogate pair the wrong way round"] = (
            Options(Option(("source", """{|SOPT0004:"\ude00\ud83d"|}"""))), [NotALine("source")]),
        ["a number with a fraction"] = (
            Options(Option(("numbers", "{|SOPT0004:1.5|}"))), [NotANumber("numbers")]),
        ["a hexadecimal number without digits"] = (
            Options(Option(("numbers", """{ "linux": {|SOPT0004:"0x"|} }"""))),
            [NotANumber("linux")]),
        ["a hexadecimal number with a sign"] = (
            Options(Option(("numbers", """{|SOPT0004:"0xFFFFFFFFFFFFFFFF"|}"""))),
            [NotANumber("numbers")]),
        ["an option's number beyond an int"] = (Options(Option(("numbers", "{|SOPT0004:2147483648|}"))), [NotAnInt("numbers")]),
        ["the least int as an option's number"] = (
            Options(Option(("numbers", "{|SOPT0004:-2147483648|}"))), [NotAnInt("numbers")]),
        ["a level's number beyond an int"] = (
            Levels(Level(("numbers", """{ "linux": {|SOPT0004:"0x80000000"|} }"""))), [NotAnInt("linux")]),
        ["a member's number beyond an int"] = (
            Enums(Enum(("members", """[ { "id": "Red", "summary": "Red.", "numbers": {|SOPT0004:4294967296|} } ]"""))),
            [NotAnInt("numbers")]),
        ["a level on no system"] = (
            Levels(Level(("numbers", "{|SOPT0004:{|}}"))),
            ["'numbers' must be a number, or an object with the number of some system"]),
        ["an option on no system"] = (
            Options(Option(("numbers", "{|SOPT0004:{|}}"))),
            ["'numbers' must be a number, or an object with the number of some system"]),
        ["a flag that is a word"] = (
            Options(Option(("clearsOnGet", """{|SOPT0004:"yes"|}"""))), ["'clearsOnGet' must be true or false"]),
        ["a value kind that is a number"] = (
            Options(Option(("value", "{|SOPT0004:32|}"))),
            ["'value' must be the name of a value kind, or of a type of this table"]),
        ["exceptions without a rule"] = (
            Options(Option(("access", """{|SOPT0004:{|} "linux": "get" }"""))),
            ["'access' must be one value, or an object with one 'default' and systems that differ"]),
        ["a range with one limit"] = (
            Options(Option(("range", "{|SOPT0004:[1]|}"))), ["'range' must be the least and the greatest value: [1, 255]"]),
        ["limits that are no numbers"] = (
            Options(
                Option(("range", """[1, {|SOPT0004:"x"|}]""")),
                Option(("range", """{ "default": [1, 9], "linux": [{|SOPT0004:null|}, {|SOPT0004:1.5|}] }"""))),
            [NotANumber("range"), NotANumber("linux"), NotANumber("linux")]),
        ["a range upside down"] = (
            Options(Option(("range", """{ "default": [1, 9], "linux": {|SOPT0004:[2, 1]|} }"""))),
            ["'linux' must be the least and the greatest value: [1, 255]"]),
        ["a framework's name without a level"] = (
            Options(Option(("dotnet", """{|SOPT0004:"KeepAlive"|}"""))),
            [NotALevelAndName("dotnet")]),
        ["a framework's name with two marks"] = (
            Options(Option(("dotnet", """{|SOPT0005:"~~Socket.KeepAlive"|}"""))),
            ["'dotnet' cannot be '~Socket'; did you mean 'Socket'?"]),
        ["no name of the framework"] = (
            Options(Option(("dotnet", "{|SOPT0004:[]|}"))), ["'dotnet' must be a list with something in it"]),
        ["a name of the framework that is a number"] = (
            Options(Option(("dotnet", """["Socket.KeepAlive", {|SOPT0004:8|}]"""))),
            ["'dotnet' must be a string with something in it"]),
        ["a name of the framework without a level, as an object"] = (
            Options(Option(("dotnet", """{ "name": {|SOPT0004:"KeepAlive"|} }"""))),
            [NotALevelAndName("name")]),
        ["a name of the framework that says nothing"] = (
            Options(Option(("dotnet", """["Socket.KeepAlive", {|SOPT0003:{|} "not": ["linux"] }]"""))),
            ["A name of the framework needs the field 'name'"]),
        ["systems of the framework that are no list"] = (
            Options(Option(("dotnet", """{ "name": "Socket.KeepAlive", "not": {|SOPT0004:"linux"|} }"""))),
            ["'not' must be a list"]),
        ["properties that are no list"] = (
            Options(Option(("properties", """{|SOPT0004:"Socket.NoDelay"|}"""))), ["'properties' must be a list"]),
        ["a property that is null"] = (
            Options(Option(("properties", "[{|SOPT0004:null|}]"))), ["'properties' must be a string with something in it"]),
        ["errors that are none"] = (
            Options(InCore(
                ("core", "\"acts\""),
                ("coreErrors", """["E2BIG", {|SOPT0004:"Einval"|}, {|SOPT0004:"E"|}, {|SOPT0004:"INVAL"|}, {|SOPT0004:7|}]"""))),
            [NotAnError, NotAnError, NotAnError, "'coreErrors' must be a string with something in it"]),
        ["a test value that is a list"] = (
            Options(Option(("test", "{|SOPT0004:[null]|}"))),
            ["'test' must be true or false, an integer, or a string; of a struct, a list of one for each field"]),
        ["a test value that is a list of nothing"] = (
            Options(Option(("test", "{|SOPT0004:[]|}"))),
            ["'test' must be true or false, an integer, or a string; of a struct, a list of one for each field"]),
        ["a level whose id is empty and a type that would be one of its own"] = (
            $$"""{ "levels": [ {{Level(("id", "{|SOPT0004:\"\"|}"))}} ], "enums": [ {{Enum(("id", "\"Option\""))}} ] }""",
            ["'id' must be a string with something in it"]),
        ["a struct without fields"] = (
            Structs(Struct(("fields", "{|SOPT0004:[]|}"))), ["'fields' must be a list with something in it"]),
        ["an enumeration of nothing"] = (
            Enums(Enum(("members", "{|SOPT0004:[]|}"))), ["'members' must be a list with something in it"]),
        ["a negative member"] = (
            Enums(Enum(("members", """[ { "id": "Red", "summary": "Red.", "value": {|SOPT0004:-1|}, "numbers": 1 } ]"""))),
            ["'value' must be 0 to 2147483647"]),
        ["a member with a value that is no integer"] = (
            Enums(Enum(("members", """[ { "id": "Red", "summary": "Red.", "value": {|SOPT0004:1.5|}, "numbers": 1 } ]"""))),
            [NotANumber("value")]),
        ["a field without a fixed size"] = (
            Structs(Struct(("fields", """[ { "id": "Name", "summary": "A name.", "value": {|SOPT0004:"timeval"|} } ]"""))),
            ["'value' must be of a fixed size to be a field of a struct"]),
        ["a layout with a field twice"] = (
            Structs(Struct(("layouts", """{ "linux": {|SOPT0004:["First", "First"]|} }"""))),
            ["'linux' must be a list of fields of the struct, each once at most, and of bytes of padding"]),

        ["an unknown value kind"] = (
            Options(Option(("value", """{|SOPT0005:"milisecond"|}"""))),
            ["'value' cannot be 'milisecond'; did you mean 'milliseconds'?"]),
        ["an unknown type of the table"] = (
            $$"""
            {
              "levels": [ {{LevelOf(Option(("value", """{|SOPT0005:"Colours"|}""")))}} ],
              "enums": [ {{Enum()}} ]
            }
            """,
            ["'value' cannot be 'Colours'; did you mean 'Colour'?"]),
        ["lengths beyond those of the longest values"] = (
            Options(
                Option(("value", """{|SOPT0005:"text(2049)"|}""")),
                Option(("value", """{|SOPT0005:"int32s(513)"|}""")),
                Option(("value", """{|SOPT0005:"instructions(4097)"|}"""))),
            [
                "'value' cannot be 'text(2049)'",
                "'value' cannot be 'int32s(513)'; did you mean 'int32s(16)'?",
                "'value' cannot be 'instructions(4097)'; did you mean 'instructions(16)'?",
            ]),
        ["lengths that are not written as such"] = (
            Options(
                Option(("value", """{|SOPT0005:"text(4"|}""")),
                Option(("value", """{|SOPT0005:"text"|}""")),
                Option(("value", """{|SOPT0005:"text()"|}""")),
                Option(("value", """{|SOPT0005:"text(+4)"|}""")),
                Option(("value", """{|SOPT0005:"text(4x"|}""")),
                Option(("value", """{|SOPT0005:"text4)"|}""")),
                Option(("value", """{|SOPT0005:"(4)"|}""")),
                Option(("value", """{|SOPT0005:"flag(4)"|}"""))),
            [
                "'value' cannot be 'text(4'; did you mean 'text(16)'?",
                "'value' cannot be 'text'",
                "'value' cannot be 'text()'; did you mean 'text(16)'?",
                "'value' cannot be 'text(+4)'; did you mean 'text(16)'?",
                "'value' cannot be 'text(4x'; did you mean 'text(16)'?",
                "'value' cannot be 'text4)'; did you mean 'text(16)'?",
                "'value' cannot be '(4)'",
                "'value' cannot be 'flag(4)'",
            ]),
        ["more bits than a byte has"] = (
            Structs(Struct(("fields", """[ { "id": "Name", "summary": "A name.", "value": {|SOPT0005:"bits(9)"|} } ]"""))),
            ["'value' cannot be 'bits(9)'; did you mean 'bits(4)'?"]),
        ["a length of nothing"] = (
            Options(Option(("value", """{|SOPT0005:"text(0)"|}"""))), ["'value' cannot be 'text(0)'; did you mean 'text(16)'?"]),
        ["a length beyond what getsockopt returns"] = (
            Options(Option(("value", """{|SOPT0005:"bytes(4096)"|}"""))),
            ["'value' cannot be 'bytes(4096)'; did you mean 'bytes(16)'?"]),
        ["an unknown access"] = (
            Options(Option(("access", """{ "default": "get", "linux": {|SOPT0005:"gets"|} }"""))),
            ["'linux' cannot be 'gets'; did you mean 'get'?"]),
        ["an unknown level of the framework"] = (
            Options(Option(("dotnet", """{|SOPT0005:"Sockets.KeepAlive"|}"""))),
            ["'dotnet' cannot be 'Sockets'; did you mean 'Socket'?"]),
        ["an unknown name of the framework"] = (
            Options(Option(("dotnet", """{|SOPT0005:"~Socket.KeepAlife"|}"""))),
            ["'dotnet' cannot be 'KeepAlife'; did you mean 'KeepAlive'?"]),
        ["an unknown name of the framework among others"] = (
            Options(Option(("dotnet", """["Socket.KeepAlive", { "name": {|SOPT0005:"Tcp.NoDealy"|} }]"""))),
            ["'name' cannot be 'NoDealy'; did you mean 'NoDelay'?"]),
        ["systems that the framework does not run on"] = (
            Options(Option(("dotnet", """
                {
                  "name": "Socket.KeepAlive",
                  "not": [{|SOPT0005:"core"|}], "also": [{|SOPT0005:"irix"|}, {|SOPT0005:"window"|}]
                }
                """))),
            ["'not' cannot be 'core'", "'also' cannot be 'irix'", "'also' cannot be 'window'; did you mean 'windows'?"]),
        ["an unknown field of a name of the framework"] = (
            Options(Option(("dotnet", """{ "name": "Socket.KeepAlive", {|SOPT0002:"nott"|}: ["linux"] }"""))),
            ["A name of the framework has no field 'nott'; did you mean 'not'?"]),
        ["unknown properties of the framework"] = (
            Options(Option(("properties", """
                [
                  "!Socket.DualMode", {|SOPT0005:"NoDelay"|}, {|SOPT0005:"Socket.NoDealy"|}, {|SOPT0005:"UdpClient.NoDelay"|},
                  {|SOPT0005:"!!Socket.DualMode"|}, {|SOPT0005:"!"|}
                ]
                """))),
            [
                "'properties' cannot be 'NoDelay'",
                "'properties' cannot be 'Socket.NoDealy'; did you mean 'Socket.NoDelay'?",
                "'properties' cannot be 'UdpClient.NoDelay'; did you mean 'TcpClient.NoDelay'?",
                "'properties' cannot be '!Socket.DualMode'; did you mean 'Socket.DualMode'?",
                "'properties' cannot be ''",
            ]),
        ["a name of the framework twice"] = (
            Options(
                Option(("dotnet", """["Socket.KeepAlive", "Tcp.NoDelay", { "name": {|SOPT0006:"~Socket.KeepAlive"|} }]""")),
                Option(("dotnet", """["Socket.KeepAlive", {|SOPT0006:"~Socket.KeepAlive"|}]"""))),
            ["Name 'Socket.KeepAlive' is declared twice", "Name 'Socket.KeepAlive' is declared twice"]),
        ["a property twice"] = (
            Options(Option(("properties", """["Socket.NoDelay", "TcpClient.NoDelay", {|SOPT0006:"!Socket.NoDelay"|}]"""))),
            ["Property 'Socket.NoDelay' is declared twice"]),
        ["systems where the framework cannot be otherwise"] = (
            Options(Option(("dotnet", """
                [
                  "Tcp.NoDelay",
                  {
                    "name": "Socket.KeepAlive",
                    "not": ["linux", {|SOPT0009:"windows"|}], "also": ["freebsd", {|SOPT0009:"darwin"|}]
                  }
                ]
                """))),
            ["ACME_OPTION: it has no number on Windows", "ACME_OPTION: it has a number on macOS"]),
        ["unknown words"] = (
            Options(Option(
                ("sockets", """["stream", {|SOPT0005:"datagram"|}]"""),
                ("domains", """[{|SOPT0005:"ipx"|}]"""),
                ("when", """{|SOPT0005:"beforebind"|}"""),
                ("kernel", """{ "linux": {|SOPT0005:"double"|} }"""),
                ("core", """{|SOPT0005:"act"|}"""))),
            [
                "'sockets' cannot be 'datagram'",
                "'domains' cannot be 'ipx'",
                "'when' cannot be 'beforebind'; did you mean 'beforeBind'?",
                "'linux' cannot be 'double'; did you mean 'doubled'?",
                "'core' cannot be 'act'; did you mean 'acts'?",
            ]),

        ["a field written twice"] = (
            Options(Option().Replace("\"id\"", "\"name\": \"ACME_OTHER\", \"id\"", StringComparison.Ordinal).Replace(
                "\"name\": \"ACME_OTHER\"", """{|SOPT0006:"name"|}: "ACME_OTHER" """, StringComparison.Ordinal)),
            ["Field 'name' is declared twice"]),
        ["an option declared twice"] = (
            Options(
                Option(),
                Option(("name", """{|SOPT0006:"ACME_OPTION"|}"""), ("id", "\"Other\""), ("numbers", """{ "linux": 2 }"""))),
            ["Option 'ACME_OPTION' is declared twice"]),
        ["a member of .NET declared twice"] = (
            Options(
                Option(),
                Option(("name", "\"ACME_OTHER\""), ("id", """{|SOPT0006:"Option"|}"""), ("numbers", """{ "linux": 2 }"""))),
            ["Member 'Option' is declared twice"]),
        ["properties of one name in a level"] = (
            Options(
                Option(("id", "\"Colour\"")),
                Option(("name", "\"ACME_OTHER\""), ("id", """{|SOPT0006:"AcmeColour"|}"""), ("numbers", """{ "linux": 2 }"""))),
            ["Property 'AcmeColour' is declared twice"]),
        ["properties of one name in two levels"] = (
            Levels(
                LevelOf(Option(("id", "\"OtherOption\""))),
                Level(
                    ("name", "\"SOL_ACME_OTHER\""), ("id", "\"AcmeOther\""),
                    ("options", $"[ {Option(("id", """{|SOPT0006:"Option"|}"""))} ]"))),
            ["Property 'AcmeOtherOption' is declared twice"]),
        ["a property and a method of one name"] = (
            Levels(Level(
                ("prefix", "\"\""),
                ("options", $"""
                    [
                      {Option(("id", "\"State\""), ("access", "\"get\""), ("clearsOnGet", "true"))},
                      {Option(
                          ("name", "\"ACME_OTHER\""), ("id", "{|SOPT0006:\"TakeState\"|}"),
                          ("numbers", "2"), ("core", "\"stored\""))}
                    ]
                    """))),
            ["Property 'TakeState' is declared twice"]),
        ["a property and a method that opens of one name"] = (
            Levels(Level(
                ("prefix", "\"\""),
                ("options", $"""
                    [
                      {Option(("id", "\"Door\""), ("value", "\"fd\""), ("access", "\"get\""))},
                      {Option(("name", "\"ACME_OTHER\""), ("id", "{|SOPT0006:\"OpenDoor\"|}"), ("numbers", "{ \"linux\": 2 }"))}
                    ]
                    """))),
            ["Property 'OpenDoor' is declared twice"]),
        ["a property named like what the view has"] = (
            Levels(
                Level(("prefix", "\"\""), ("options", $"[ {Option(("id", """{|SOPT0008:"Get"|}"""))} ]")),
                Level(
                    ("name", "\"B\""), ("id", "\"B\""), ("prefix", "\"\""),
                    ("options", $"[ {Option(("id", """{|SOPT0008:"Set"|}"""))} ]"))),
            [.. new[] { "Get", "Set" }.Select(
                name => $"'{name}' cannot name a member of generated code: that name is taken")]),
        ["a property named like what every object has"] = (
            Levels(Level(("id", "\"To\""), ("options", $"[ {Option(("id", """{|SOPT0008:"String"|}"""))} ]"))),
            ["'ToString' cannot name a member of generated code: that name is taken"]),
        ["a property named like its class"] = (
            Options(Option(("id", """{|SOPT0008:"Properties"|}"""))),
            [
                "'AcmeProperties' cannot name a member of generated code: "
                    + "it is the name of a type that has the option as a member",
            ]),
        ["a level declared twice"] = (
            Levels(Level(), Level(("name", """{|SOPT0006:"SOL_ACME"|}"""), ("id", "\"Other\""))),
            ["Level 'SOL_ACME' is declared twice"]),
        ["levels that differ only in case"] = (
            Levels(Level(), Level(("name", "\"SOL_OTHER\""), ("id", """{|SOPT0006:"ACME"|}"""))),
            ["Level 'ACME' is declared twice"]),
        ["a type declared twice"] = (
            $$"""{ "levels": [], "enums": [ {{Enum()}} ], "structs": [ {{Struct(("id", """{|SOPT0006:"Colour"|}"""))}} ] }""",
            ["Type 'Colour' is declared twice"]),
        ["members declared twice"] = (
            Enums(Enum(("members", """
                [
                  { "id": "Red", "summary": "Red.", "numbers": 1 },
                  { "id": {|SOPT0006:"Red"|}, "summary": "Red.", "numbers": 2 },
                  {|SOPT0006:{|} "id": "Green", "summary": "Green.", "numbers": { "linux": 1 } },
                  { "id": "Blue", "summary": "Blue.", "value": {|SOPT0006:2|}, "numbers": 4 }
                ]
                """))),
            ["Member 'Red' is declared twice", "Value '1' is declared twice", "Value '2' is declared twice"]),
        ["a field of a struct declared twice"] = (
            Structs(Struct(("fields", """
                [
                  { "id": "First", "summary": "First.", "value": "int32" },
                  { "id": {|SOPT0006:"First"|}, "summary": "First.", "value": "int32" }
                ]
                """))),
            ["Field 'First' is declared twice"]),

        ["two options with one number"] = (
            Options(
                Option(),
                Option(
                    ("name", "\"ACME_OTHER\""), ("id", "\"Other\""),
                    ("numbers", """{ "linux": 2, "darwin": {|SOPT0007:1|} }"""))),
            ["ACME_OPTION and ACME_OTHER are both number 1 on macOS, and could not be told apart"]),
        ["two options with one number everywhere"] = (
            Options(
                Option(),
                Option(
                    ("name", "\"ACME_OTHER\""), ("id", "\"Other\""),
                    ("numbers", """{|SOPT0007:"0x1"|}"""), ("core", "\"acts\""))),
            ["ACME_OPTION and ACME_OTHER are both number 1 on Linux, and could not be told apart"]),

        ["a keyword for a name"] = (
            Options(Option(("id", """{|SOPT0008:"class"|}"""))),
            ["'class' cannot name a member of generated code: it must be a capital letter A to Z, then letters and digits"]),
        ["something said of systems that do not have the option"] = (
            Options(Option(
                ("numbers", """{ "linux": 1 }"""),
                ("access", """{ "default": "get set", "windows": {|SOPT0009:"get"|} }"""),
                ("range", """{ "default": [0, 1], "darwin": {|SOPT0009:[0, 2]|} }"""),
                ("names", """{ "openbsd": {|SOPT0009:"OTHER"|} }"""),
                ("wire", """{ "freebsd": {|SOPT0009:"byte"|}, "linux": "byte" }"""),
                ("privilege", """{ "darwin": {|SOPT0009:{|} "needs": "root", "error": "EPERM" } }"""),
                ("since", """{ "irix": {|SOPT0009:"6.5"|}, "linux": "5.1" }"""),
                ("kernel", """{ "windows": {|SOPT0009:"clamped"|}, "linux": "doubled" }"""))),
            [
                "ACME_OPTION: it has no number on Windows",
                "ACME_OPTION: it has no number on macOS",
                "ACME_OPTION: it has no number on OpenBSD",
                "ACME_OPTION: it has no number on FreeBSD",
                "ACME_OPTION: it has no number on macOS",
                "ACME_OPTION: it has no number on IRIX",
                "ACME_OPTION: it has no number on Windows",
            ]),
        ["errors of a core that does not have the option"] = (
            Options(Option(("coreErrors", """{|SOPT0009:["EINVAL"]|}"""))), ["ACME_OPTION: the core does not have it"]),
        ["a test value of another kind"] = (
            Options(Option(("value", "\"flag\""), ("test", "{|SOPT0009:1|}"))), ["ACME_OPTION: that is no value of kind flag"]),
        ["a test value of what cannot be set"] = (
            Options(Option(("access", "\"get\""), ("test", "{|SOPT0009:1|}"))),
            ["ACME_OPTION: what cannot be set has no value to set in a test"]),
        ["a name that every object has"] = (
            Options(Option(("id", """{|SOPT0008:"ToString"|}"""))),
            ["'ToString' cannot name a member of generated code: that name is taken"]),
        ["a level with a name that is none"] = (
            Levels(Level(("id", """{|SOPT0008:"A.B"|}"""))),
            ["'A.B' cannot name a member of generated code: it must be a capital letter A to Z, then letters and digits"]),
        ["a field named like its struct"] = (
            Structs(Struct(("fields", """[ { "id": {|SOPT0008:"Pair"|}, "summary": "Itself.", "value": "int32" } ]"""))),
            ["'Pair' cannot name a member of generated code: it is the name of the struct"]),
        ["fields named like what records have"] = (
            Structs(Struct(("fields", """
                [
                  { "id": {|SOPT0008:"Deconstruct"|}, "summary": "First.", "value": "int32" },
                  { "id": {|SOPT0008:"PrintMembers"|}, "summary": "Second.", "value": "int32" },
                  { "id": {|SOPT0008:"Clone"|}, "summary": "Third.", "value": "int32" },
                  { "id": "EqualityContract", "summary": "What only record classes have.", "value": "int32" }
                ]
                """))),
            [.. new[] { "Deconstruct", "PrintMembers", "Clone" }.Select(
                name => $"'{name}' cannot name a member of generated code: that name is taken")]),
        ["levels named like what the catalog has"] = (
            Levels(
                Level(("name", "\"A\""), ("id", """{|SOPT0008:"Levels"|}""")),
                Level(("name", "\"B\""), ("id", """{|SOPT0008:"Options"|}""")),
                Level(("name", "\"C\""), ("id", """{|SOPT0008:"SocketOptionCatalog"|}"""))),
            [.. new[] { "Levels", "Options", "SocketOptionCatalog" }.Select(
                name => $"'{name}' cannot name a member of generated code: that name is taken")]),
        ["options named like their classes"] = (
            Options(
                Option(("name", "\"A\""), ("id", """{|SOPT0008:"AcmeOption"|}"""), ("numbers", """{ "linux": 1 }""")),
                Option(("name", "\"B\""), ("id", """{|SOPT0008:"AcmeLevelValues"|}"""), ("numbers", """{ "linux": 2 }"""))),
            [.. new[] { "AcmeOption", "AcmeLevelValues" }.Select(
                name => $"'{name}' cannot name a member of generated code: "
                    + "it is the name of a type that has the option as a member")]),
        ["types named like what is generated"] = (
            $$"""
            {
              "levels": [ {{Level(("options", $"[ {Option(("value", "\"AcmeOption\""))} ]"))}} ],
              "structs": [
                {{string.Join(",\n", ClassesOfAcme.Select(name => Struct(("id", $"{{|SOPT0008:\"{name}\"|}}"))))}}, {{Struct()}}
              ],
              "enums": [
                {{Enum(("id", """{|SOPT0008:"SocketOptionCatalog"|}"""))}}, {{Enum(("id", """{|SOPT0008:"PairCodec"|}"""))}}
              ]
            }
            """,
            [
                .. ClassesOfAcme.Select(name => IsGenerated(name, "the level Acme")),
                IsGenerated("SocketOptionCatalog", "the catalog"),
                IsGenerated("PairCodec", "the type Pair"),
            ]),

        ["a core number without behaviour"] = (
            Options(Option(("numbers", """{|SOPT0009:{|} "core": 1 }"""))),
            ["ACME_OPTION: it has a core number, so it needs 'core': stored or acts"]),
        ["behaviour without a core number"] = (
            Options(Option(("core", """{|SOPT0009:"acts"|}"""))),
            ["ACME_OPTION: it is implemented by the core, so it needs a core number"]),
        ["stored and never read"] = (
            Options(InCore(("access", "\"set\""), ("core", """{|SOPT0009:"stored"|}"""))),
            ["ACME_OPTION: what is stored can be set and read; an option with one direction acts"]),
        ["stored and cleared"] = (
            Options(InCore(("clearsOnGet", "true"), ("core", """{|SOPT0009:"stored"|}"""))),
            ["ACME_OPTION: there is nothing to store"]),
        ["a descriptor that is kept"] = (
            Options(InCore(("value", """{|SOPT0009:"fd"|}"""), ("core", "\"acts\""))),
            ["ACME_OPTION: a descriptor that is read is a new one: the core cannot keep it"]),
        ["cleared by what cannot be done"] = (
            Options(Option(("access", "\"set\""), ("clearsOnGet", "{|SOPT0009:true|}"))), ["ACME_OPTION: it cannot be read"]),
        ["no value, and read"] = (
            Options(Option(("value", "\"none\""), ("access", """{|SOPT0009:"get"|}"""))),
            ["ACME_OPTION: an option without a value cannot be read"]),
        ["a range of text"] = (
            Options(Option(("value", "\"text(16)\""), ("range", "{|SOPT0009:[0, 1]|}"))),
            ["ACME_OPTION: values of kind text(16) have no range"]),
        ["a range of an enumeration"] = (
            $$"""
            {
              "levels": [ {{Level(("options", $"[ {Option(("value", "\"Colour\""), ("range", "{|SOPT0009:[-1, 1]|}"))} ]"))}} ],
              "enums": [ {{Enum()}} ]
            }
            """,
            ["ACME_OPTION: values of kind Colour have no range"]),
        ["a range beyond an int"] = (
            Options(Option(("range", "{|SOPT0009:[0, 2147483648]|}"))),
            ["ACME_OPTION: values of kind int32 are -2147483648 to 2147483647"]),
        ["a range beyond an unsigned int"] = (
            Options(Option(("value", "\"uint32\""), ("range", """{|SOPT0009:{|} "default": [0, 1], "linux": [-1, 1] }"""))),
            ["ACME_OPTION: values of kind uint32 are 0 to 4294967295"]),
        ["a time of one byte"] = (
            Options(Option(("value", "\"seconds\""), ("wire", """{ "linux": {|SOPT0009:"byte"|} }"""))),
            ["ACME_OPTION: one byte can be a flag or an int32"]),
        ["a flag in network order"] = (
            Options(Option(("value", "\"flag\""), ("wire", """{ "linux": {|SOPT0009:"network"|} }"""))),
            ["ACME_OPTION: in network order there are int32 and interfaceIndex"]),
        ["a wire form on the core"] = (
            Options(InCore(("core", "\"stored\""), ("wire", """{ "core": {|SOPT0009:"byte"|} }"""))),
            ["ACME_OPTION: the core takes an int in the machine's byte order"]),
        ["a range beyond a byte"] = (
            Options(Option(
                ("wire", """{ "linux": {|SOPT0009:"byte"|}, "darwin": "byte" }"""),
                ("range", """{ "default": [0, 255], "linux": [-1, 255] }"""))),
            ["ACME_OPTION: it is one byte on Linux, and its range is -1..255 there"]),
        ["a variant of nothing"] = (
            Options(Option(), Variant(("variantOf", """{|SOPT0005:"Optoin"|}"""))),
            ["'variantOf' cannot be 'Optoin'; did you mean 'Option'?"]),
        ["a variant of itself"] = (
            Options(Option(("variantOf", """{|SOPT0005:"Option"|}"""))), ["'variantOf' cannot be 'Option'"]),
        ["a variant of a variant"] = (
            Options(Option(), Variant(), Variant(("id", "\"Third\""), ("variantOf", """{|SOPT0009:"Other"|}"""))),
            ["ACME_OPTION: Other is itself a variant, of Option"]),
        ["a variant with a number of its own"] = (
            Options(Variant(("numbers", """{ "linux": 1, "darwin": {|SOPT0009:2|} }""")), Option()),
            ["ACME_OPTION: Option, of which it is a variant, does not have this number on macOS"]),
        ["a variant in the core"] = (
            Options(
                InCore(("core", "\"stored\"")),
                InCore(("core", "\"stored\""), ("id", "\"Other\""), ("variantOf", """{|SOPT0009:"Option"|}"""))),
            ["ACME_OPTION: the core has one form of an option"]),
        ["test values that are none"] = (
            Options(
                Option(("value", "\"int32\""), ("test", "{|SOPT0009:2147483648|}")),
                Option(("value", "\"uint32\""), ("test", "{|SOPT0009:-1|}")),
                Option(("value", "\"flag\""), ("test", """{|SOPT0009:"true"|}""")),
                Option(("value", "\"linger\""), ("test", "{|SOPT0009:-1|}")),
                Option(("value", "\"text(4)\""), ("test", """{|SOPT0009:"tahoe"|}""")),
                Option(("value", "\"bytes(2)\""), ("test", """{|SOPT0009:"0x010203"|}""")),
                Option(("value", "\"bytes(2)\""), ("test", """{|SOPT0009:"0102"|}""")),
                Option(("value", "\"ipv4\""), ("test", """{|SOPT0009:"::1"|}""")),
                Option(("value", "\"ipv6\""), ("test", """{|SOPT0009:"127.0.0.1"|}""")),
                Option(("value", "\"sockaddr\""), ("test", """{|SOPT0009:"::1:5"|}""")),
                Option(("value", "\"sockaddr\""), ("test", """{|SOPT0009:"1.2.3.4"|}""")),
                Option(("value", "\"uuid\""), ("test", """{|SOPT0009:"1234"|}""")),
                Option(("value", "\"errno\""), ("test", """{|SOPT0009:"Einval"|}""")),
                Option(("value", "\"socketType\""), ("test", """{|SOPT0009:"stream"|}""")),
                Option(("value", "\"protocol\""), ("test", """{|SOPT0009:"tcp"|}""")),
                Option(("value", "\"int32s(2)\""), ("test", "{|SOPT0009:[1, 2]|}")),
                Option(("value", "\"fd\""), ("test", "{|SOPT0009:1|}"))),
            [
                .. new[]
                {
                    "int32", "uint32", "flag", "linger", "text(4)", "bytes(2)", "bytes(2)", "ipv4", "ipv6", "sockaddr",
                    "sockaddr", "uuid", "errno", "socketType", "protocol", "int32s(2)", "fd",
                }.Select(kind => $"ACME_OPTION: that is no value of kind {kind}"),
            ]),
        ["test values a step too far"] = (
            Options([.. BeyondKinds.Select(beyond => Option(
                ("value", $"\"{beyond.Kind}\""), ("test", $"{{|SOPT0009:{beyond.Value}|}}")))]),
            [.. BeyondKinds.Select(beyond => $"ACME_OPTION: that is no value of kind {beyond.Kind}")]),
        ["test values of fields a step too far"] = (
            FieldsThatAreSet([.. BeyondFields.Select(beyond => (beyond.Kind, $"{{|SOPT0009:{beyond.Value}|}}"))]),
            [.. BeyondFields.Select((beyond, i) => $"ACME_OPTION{i}: that is no value of kind {beyond.Kind}")]),
        ["a test value out of range"] = (
            Options(
                Option(("range", """{ "default": [1, 9], "darwin": [1, 5] }"""), ("test", "{|SOPT0009:6|}")),
                Option(("wire", """{ "linux": "byte" }"""), ("test", "{|SOPT0009:256|}"))),
            ["ACME_OPTION: 6 is out of range on macOS", "ACME_OPTION: 256 is out of range on Linux"]),
        ["test values of types that are none"] = (
            $$"""
            {
              "levels": [ {{LevelOf(
                  Option(("value", "\"Colour\""), ("test", """{|SOPT0009:"Blue"|}""")),
                  Option(("value", "\"Pair\""), ("test", "{|SOPT0009:1|}")),
                  Option(("value", "\"Pair\""), ("test", "{|SOPT0009:[1]|}")),
                  Option(("value", "\"Pair\""), ("test", "[1, {|SOPT0009:2|}]")))}} ],
              "enums": [ {{Enum()}} ],
              "structs": [ {{Struct()}} ]
            }
            """,
            [
                "ACME_OPTION: that is no value of kind Colour",
                "ACME_OPTION: a test sets each field of Pair: First, Second",
                "ACME_OPTION: a test sets each field of Pair: First, Second",
                "ACME_OPTION: that is no value of kind flag",
            ]),
        ["members put together that cannot be"] = (
            $$"""
            {
              "levels": [ {{LevelOf(
                  Option(("value", "\"Colour\""), ("test", """{|SOPT0009:"Red,Red"|}""")),
                  Option(("value", "\"Ways\""), ("test", """{|SOPT0009:"In,Up"|}""")))}} ],
              "enums": [
                {{Enum()}},
                {{Enum(("id", "\"Ways\""), ("flags", "true"), ("members", """
                    [ { "id": "In", "summary": "In.", "numbers": 1 }, { "id": "Out", "summary": "Out.", "numbers": 2 } ]
                    """))}}
              ]
            }
            """,
            ["ACME_OPTION: that is no value of kind Colour", "ACME_OPTION: that is no value of kind Ways"]),
        ["a privilege without an error"] = (
            Options(Option(("privilege", """{ "linux": {|SOPT0003:{|} "needs": "CAP_NET_ADMIN" } }"""))),
            ["A privilege needs the field 'error'"]),
        ["a privilege whose error is none"] = (
            Options(Option(("privilege", """{ "linux": { "needs": "root", "error": {|SOPT0004:"Eperm"|} } }"""))),
            ["'error' must be the name of an error number: \"EPERM\""]),
        ["a prefix that is none"] = (
            Levels(Level(("prefix", """{|SOPT0008:"tcp"|}"""))),
            ["'tcp' cannot name a member of generated code: it must be a capital letter A to Z, then letters and digits"]),
        ["flags with several numbers"] = (
            Enums(Enum(("flags", "true"), ("members", """
                [
                  { "id": "Red", "summary": "Red.", "numbers": { "linux": 1, "darwin": {|SOPT0009:2|} } },
                  { "id": "Green", "summary": "Green.", "numbers": 4 },
                  { "id": "Blue", "summary": "Blue.", "value": 16, "numbers": {|SOPT0009:8|} }
                ]
                """))),
            [
                "Red: a flag has one number, on every system and in .NET",
                "Blue: a flag has one number, on every system and in .NET",
            ]),
        ["an alignment of a system without .NET"] = (
            Structs(Struct(("pack", """{ {|SOPT0002:"irix"|}: 1 }"""))), ["'pack' has no field 'irix'"]),
        ["an alignment that is none"] = (
            Structs(Struct(("pack", """{ "linux": {|SOPT0004:3|} }"""))),
            ["'linux' must be the greatest alignment: 1, 2, 4 or 8"]),
        ["padding of nothing"] = (
            Structs(Struct(("layouts", """{ "linux": {|SOPT0004:["First", 0, "Second"]|} }"""))),
            ["'linux' must be a list of fields of the struct, each once at most, and of bytes of padding"]),
        ["more padding than a value has bytes"] = (
            Structs(Struct(("layouts", """{ "linux": {|SOPT0004:["First", 2049, "Second"]|} }"""))),
            ["'linux' must be a list of fields of the struct, each once at most, and of bytes of padding"]),
        ["a layout of nothing but padding"] = (
            Structs(Struct(("layouts", """{ "linux": {|SOPT0004:[4]|} }"""))),
            ["'linux' must be a list of fields of the struct, each once at most, and of bytes of padding"]),
        ["a layout with a field of another struct"] = (
            Structs(Struct(("layouts", """{ "linux": {|SOPT0004:["First", "Second", "Third"]|} }"""))),
            ["'linux' must be a list of fields of the struct, each once at most, and of bytes of padding"]),
        ["layouts that are none, and so need not have every field"] = (
            Structs(Struct(("layouts", Everywhere("""{|SOPT0004:["First", 0]|}""")))),
            [.. Abis.Emitted.Select(abi => $"'{abi.Name()}' must be a list of fields of the struct, "
                + "each once at most, and of bytes of padding")]),
        ["a field that no system has"] = (
            Structs(Struct(("layouts", Everywhere("""["First"]""")), ("fields", """
                [
                  { "id": "First", "summary": "First.", "value": "int32" },
                  { "id": {|SOPT0009:"Second"|}, "summary": "Second.", "value": "flag" }
                ]
                """))),
            ["Pair.Second: no layout has it"]),
        ["lengths of nothing"] = (
            Structs(Struct(("fields", """
                [
                  { "id": "First", "summary": "First.", "value": "uint16", "lengthOf": {|SOPT0005:"Kye"|} },
                  { "id": "Second", "summary": "Second.", "value": "int32", "lengthOf": {|SOPT0005:"First"|} },
                  { "id": "Key", "summary": "A key.", "value": "bytes(16)" }
                ]
                """))),
            ["'lengthOf' cannot be 'Kye'; did you mean 'Key'?", "'lengthOf' cannot be 'First'"]),
        ["lengths that cannot be"] = (
            Structs(Struct(("layouts", """{ "darwin": ["Large", "Small"] }"""), ("fields", """
                [
                  { "id": "First", "summary": "First.", "value": "int64", "lengthOf": {|SOPT0009:"Small"|} },
                  { "id": "Second", "summary": "Second.", "value": "uint8", "lengthOf": {|SOPT0009:"Large"|} },
                  { "id": "Third", "summary": "Third.", "value": "uint16", "lengthOf": {|SOPT0009:"Twice"|} },
                  { "id": "Fourth", "summary": "Fourth.", "value": "uint16", "lengthOf": {|SOPT0009:"Twice"|} },
                  { "id": "Small", "summary": "Bytes.", "value": "bytes(16)" },
                  { "id": "Large", "summary": "Bytes.", "value": "bytes(256)" },
                  { "id": "Twice", "summary": "Bytes.", "value": "bytes(16)" }
                ]
                """))),
            [
                "Pair.First: a length is uint8, uint16, uint32 or int32",
                "Pair.Second: Large is longer than a uint8 can say",
                "Pair.Third: Twice has one length",
                "Pair.Fourth: Twice has one length",
            ]),
        ["a length that a system lacks"] = (
            Structs(Struct(("layouts", """{ "darwin": ["Key"] }"""), ("fields", """
                [
                  { "id": "Length", "summary": "A length.", "value": "uint16", "lengthOf": {|SOPT0009:"Key"|} },
                  { "id": "Key", "summary": "A key.", "value": "bytes(16)" }
                ]
                """))),
            ["Pair.Length: Key exists where its length does not"]),
        ["a number of one byte that is no enumeration"] = (
            Structs(Struct(("fields", """
                [ { "id": "First", "summary": "First.", "value": "int32", "wire": {|SOPT0009:"byte"|} } ]
                """))),
            ["First: only an enumeration can be one byte; a number is uint8"]),
        ["bits that move"] = (
            Structs(Struct(("layouts", """{|SOPT0009:{|} "darwin": ["Second"] }"""), ("fields", """
                [
                  { "id": "First", "summary": "First.", "value": "bits(4)" },
                  { "id": "Second", "summary": "Second.", "value": "bits(4)" }
                ]
                """))),
            ["Pair.Second: its bits are others on another system"]),
        ["a kind that only fields are"] = (
            Options(Option(("value", """{|SOPT0005:"uint16"|}"""))), ["'value' cannot be 'uint16'; did you mean 'uint32'?"]),
        ["a system that the level lacks"] = (
            Levels(Level(
                ("numbers", """{ "linux": 270 }"""),
                ("options", $"[ {Option(("numbers", """{ "linux": 1, "darwin": {|SOPT0009:1|} }"""))} ]"))),
            ["ACME_OPTION: it has a number on macOS, its level has none"]),
    };

    /// <summary>An object that lacks a field: its brace is underlined.</summary>
    private static string Incomplete(string json) => "{|SOPT0003:{|}" + json[1..];

    private static string Everywhere(string json) =>
        $"{{ {string.Join(", ", Abis.Emitted.Select(abi => $"\"{abi.Name()}\": {json}"))} }}";

    private static string NotALine(string field) =>
        $"'{field}' must be a line of text: nothing else can stand in a comment of generated code";

    private static string IsGenerated(string name, string owner) =>
        $"'{name}' cannot name a member of generated code: a type of that name is generated for {owner}";

    private static string NotALevelAndName(string field) =>
        $"'{field}' must be a level and a name of System.Net.Sockets: \"Socket.KeepAlive\", "
            + "with ~ in front if it is not quite the same";

    private static string NotANumber(string field) =>
        $"'{field}' must be an integer, or a string of one in hexadecimal: \"0x1001\"";

    private static string NotAnInt(string field) => $"'{field}' must be a C int: -2147483647 to 2147483647";
}
