using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Sockopt.Generators.Tests.Hosting;

namespace Sockopt.Generators.Tests.Diagnostics;

public sealed partial class TableMutationTests
{
    private const int Rounds = 500;

    /// <summary>How many rounds go by before all that is generated is compiled, and not only parsed: that takes its
    /// time.</summary>
    private const int RoundsToCompilation = 20;

    /// <summary>What a table's author may hit by accident, and what generated code could trip over.</summary>
    private static readonly string[] Strays =
    [
        "{", "}", "[", "]", ":", ",", "\"", "\\", "null", "true", "-1", "0", "1e9", "9999999999", "99999999999999999999", "\"\"",
        "\"0x\"", "\"0xFFFFFFFFFFFFFFFF\"", "\"\\n\"", "\"\\u0000\"", "\"\\ud83d\"", "\"\\u2028\"", "\"*/\"", "\"</para>\"",
        "\"class\"", "\"Socket\"", "\"SocketOption\"", "\"TcpLevelValues\"", "\"SocketOptionCatalog\"", "\"Levels\"",
        "\"Deconstruct\"", "\"text(016)\"", "\"default\"", "\"core\"", "\"\\\\\"", "\0", "\u2028", "\ufeff", "é",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_table_with_accidents_yields_code_or_says_where_it_is_wrong(int seed)
    {
        Random random = new(seed);
        string[] tokens = [.. Token().Matches(Repository.Options).Select(match => match.Value)];
        TableText table = new("options.json", Repository.Options) { Emit = "Api,Handlers,Catalog" };
        GeneratorRun run = GeneratorRun.Of(table);
        HashSet<string> sound = [];
        for (int round = 0; round < Rounds; round++)
        {
            string mutated = string.Concat(Mutate(random, [.. tokens]));
            TableText edited = table.Edited(mutated);

            run = run.AfterEdit(table, edited);

            table = edited;
            Assert.True(run.Files.Count > 0 || run.Diagnostics.Count > 0, mutated);
            Assert.All(run.Diagnostics, diagnostic => Assert.InRange(diagnostic.Location.SourceSpan.End, 0, mutated.Length));
            AssertIsCSharp(run.Files.Where(file => sound.Add(file.Value)));
            if (round % RoundsToCompilation == 0)
            {
                GeneratedCode.Compile(run.Files, new Dictionary<string, string>(), GeneratedCode.Net100WithRuntime);
            }
        }
    }

    private static List<string> Mutate(Random random, List<string> tokens)
    {
        for (int accidents = random.Next(1, 4); accidents > 0; accidents--)
        {
            int at = random.Next(tokens.Count);
            int other = random.Next(tokens.Count);
            switch (random.Next(6))
            {
                case 0:
                    tokens.RemoveAt(at);
                    break;
                case 1:
                    tokens.Insert(at, tokens[at]);
                    break;
                case 2:
                    (tokens[at], tokens[other]) = (tokens[other], tokens[at]);
                    break;
                case 3:
                    tokens[at] = tokens[other];
                    break;
                case 4:
                    tokens[at] = random.GetItems(Strays, 1)[0];
                    break;
                default:
                    tokens[at] = tokens[at].Remove(random.Next(tokens[at].Length), 1);
                    break;
            }
        }

        return tokens;
    }

    /// <summary>Whatever is left of the table, every file that is generated can be parsed.</summary>
    private static void AssertIsCSharp(IEnumerable<KeyValuePair<string, string>> files)
    {
        foreach ((string name, string text) in files)
        {
            Diagnostic[] wrong = [.. CSharpSyntaxTree.ParseText(text, GeneratedCode.ParseOptions).GetDiagnostics()];
            Assert.True(wrong.Length == 0, $"{name}: {string.Join('\n', wrong.AsEnumerable())}");
        }
    }

    [GeneratedRegex("""\s+|"[^"]*"|[{}\[\]:,]|[^\s"{}\[\]:,]+""")]
    private static partial Regex Token();
}
