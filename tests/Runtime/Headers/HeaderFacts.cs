using System.Globalization;
using System.Text;

namespace Sockopt.Tests.Headers;

/// <summary>What the headers of this machine say: answered by a C program that they are compiled with.</summary>
internal sealed class HeaderFacts
{
    private readonly Dictionary<string, long> _numbers = [];
    private readonly Dictionary<string, int> _sizes = [];
    private readonly Dictionary<(string Type, string Member), MemberFact> _members = [];

    private HeaderFacts()
    {
    }

    /// <summary>The value of a constant, or null if no header has it.</summary>
    public long? Number(string name) => _numbers.TryGetValue(name, out long number) ? number : null;

    /// <summary>The size of a type, or null if no header has it.</summary>
    public int? Size(string type) => _sizes.TryGetValue(type, out int size) ? size : null;

    /// <summary>The place of a member, or null if no header has it.</summary>
    public MemberFact? Member(string type, string member) => _members.GetValueOrDefault((type, member));

    public static HeaderFacts Ask(HeaderQuestions questions)
    {
        HeaderFacts facts = new();
        DirectoryInfo folder = Directory.CreateTempSubdirectory("sockopt-headers-");
        try
        {
            foreach (HeaderUnit unit in HeaderUnit.All)
            {
                facts.Ask(questions, unit, folder.FullName);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return facts;
    }

    private void Ask(HeaderQuestions questions, HeaderUnit unit, string folder)
    {
        string source = Path.Combine(folder, $"{unit.Name}.c");
        string program = Path.Combine(folder, unit.Name);
        File.WriteAllText(source, unit.Includes);
        HeaderText text = new(CCompiler.Run(CCompiler.Path!, "-E", "-dD", source));
        File.WriteAllText(source, Source(questions, unit, text));
        CCompiler.Run(CCompiler.Path!, "-w", "-o", program, source);
        foreach (string line in CCompiler.Run(program).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Add(line.Split('|'));
        }
    }

    private static string Source(HeaderQuestions questions, HeaderUnit unit, HeaderText text)
    {
        StringBuilder code = new(unit.Includes);
        code.Append("int main(void) {\n");
        foreach (string name in questions.Names.Where(text.Declares))
        {
            code.Append(CultureInfo.InvariantCulture, $"printf(\"{name}|%lld\\n\", (long long)({name}));\n");
        }

        foreach ((string type, IReadOnlyDictionary<string, bool> members) in questions.Members)
        {
            if (!text.Defines(type))
            {
                continue;
            }

            code.Append(CultureInfo.InvariantCulture, $"printf(\"{type}|.|%zu\\n\", sizeof({type}));\n");
            foreach ((string member, bool isBits) in members.Where(member => text.Has(type, member.Key)))
            {
                code.Append(isBits ? BitField(type, member) : Plain(type, member));
            }
        }

        return code.Append("return 0; }\n").ToString();
    }

    private static string Plain(string type, string member) =>
        $"printf(\"{type}|{member}|%zu|%zu|0|0\\n\", offsetof({type}, {member}), sizeof((({type} *)0)->{member}));\n";

    // A bit-field has no offset in C: which bits change when it is set tells where it is.
    private static string BitField(string type, string member) => $$"""
        {
            {{type}} value;
            memset(&value, 0, sizeof value);
            value.{{member}} = ~0;
            unsigned char *bytes = (unsigned char *)&value;
            size_t at = 0, shift = 0, bits = 0;
            while (bytes[at] == 0) at++;
            while ((bytes[at] >> shift & 1) == 0) shift++;
            while (bytes[at] >> (shift + bits) & 1) bits++;
            printf("{{type}}|{{member}}|%zu|1|%zu|%zu\n", at, shift, bits);
        }

        """;

    private void Add(string[] answer)
    {
        int[] places = [.. answer.Skip(2).Select(number => int.Parse(number, CultureInfo.InvariantCulture))];
        if (answer.Length == 2)
        {
            AddAgreed(_numbers, answer[0], long.Parse(answer[1], CultureInfo.InvariantCulture));
        }
        else if (answer[1] == ".")
        {
            // The kernel's struct is the newer one where the C library has it too.
            _sizes[answer[0]] = Math.Max(places[0], _sizes.GetValueOrDefault(answer[0]));
        }
        else
        {
            AddAgreed(_members, (answer[0], answer[1]), new MemberFact(places[0], places[1], places[2], places[3]));
        }
    }

    private static void AddAgreed<TKey, TValue>(Dictionary<TKey, TValue> answers, TKey question, TValue answer)
        where TKey : notnull
    {
        if (!answers.TryAdd(question, answer))
        {
            Assert.True(EqualityComparer<TValue>.Default.Equals(answers[question], answer), $"Headers disagree on {question}.");
        }
    }
}
