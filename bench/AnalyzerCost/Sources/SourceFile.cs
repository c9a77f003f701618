using System.Globalization;
using System.Text;

namespace Sockopt.AnalyzerCost;

/// <summary>Draws a file: a record, an interface, and a class whose methods do what methods do.</summary>
internal static class SourceFile
{
    private static readonly Template Beginning = Template.Read("file").Single();
    private static readonly Template[] Everyday = Template.Read("everyday");
    private static readonly Template[] Sockets = Template.Read("sockets");
    private static readonly Template[] Misuse = Template.Read("misuse");

    // One method in eight, so that one use in twelve is wrong: as in the corpus of the analyzers' tests.
    private const int SocketsPerMisuse = 8;

    private static readonly string[] Nouns =
    [
        "Order", "Invoice", "Shipment", "Customer", "Product", "Payment", "Contract", "Ticket", "Parcel", "Supplier",
        "Voucher", "Budget", "Region", "Vehicle", "Route", "Container", "Pallet", "Return", "Claim", "Forecast",
    ];

    private static readonly string[] Verbs =
    [
        "Find", "Load", "Merge", "Check", "Describe", "Collect", "Resolve", "Update", "Convert", "Compare", "Split", "Publish",
    ];

    /// <summary>The text of a file of so many lines, with so many calls that touch socket options.</summary>
    public static string Draw(int index, SolutionSize size, int calls)
    {
        // The numbers that follow from a seed are the same in all versions of .NET.
        Random random = new(index);
        Dictionary<string, string> words = Words(index, size.Files);
        StringBuilder text = new(Beginning.Write(random, words));
        int lines = Beginning.Lines;
        for (int member = 0; lines < size.LinesPerFile - 1; member++)
        {
            words["Method"] = $"{Pick(random, Verbs)}{Pick(random, Nouns)}{Number(member)}";
            words["n"] = Number(random.Next(2, 50));
            words["n1"] = Number(random.Next(51, 500));
            words["n2"] = Number(random.Next(501, 100_000));
            int left = size.LinesPerFile - 1 - lines;
            Template[] fitting = calls > 0
                ? [.. (random.Next(SocketsPerMisuse) == 0 ? Misuse : Sockets).Where(template => template.Calls <= calls)]
                : [.. Everyday.Where(template => template.Lines < left)];
            if (fitting.Length == 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"    private const int Spare{member} = {words["n"]};\n");
                lines++;
                continue;
            }

            Template drawn = Pick(random, fitting);
            text.Append(drawn.Write(random, words)).Append('\n');
            lines += drawn.Lines + 1;
            calls -= drawn.Calls;
        }

        return text.Append("}\n").ToString();
    }

    /// <summary>What the file calls its own types, and those of another file.</summary>
    private static Dictionary<string, string> Words(int index, int files)
    {
        (string noun, string entity) = Entity(index);
        (_, string other) = Entity((index + 1) % files);
        return new()
        {
            ["noun"] = noun.ToLowerInvariant(),
            ["entity"] = entity.ToLowerInvariant(),
            ["Entity"] = entity,
            ["State"] = $"{entity}State",
            ["Store"] = $"{entity}Store",
            ["Service"] = $"{entity}Service",
            ["OtherEntity"] = other,
            ["OtherStore"] = $"{other}Store",
            ["OtherService"] = $"{other}Service",
        };
    }

    private static (string Noun, string Name) Entity(int index)
    {
        string noun = Nouns[index / 10 % Nouns.Length];
        return (noun, $"{noun}{index:000}");
    }

    private static string Pick(Random random, string[] words) => words[random.Next(words.Length)];

    private static Template Pick(Random random, Template[] templates) => templates[random.Next(templates.Length)];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
