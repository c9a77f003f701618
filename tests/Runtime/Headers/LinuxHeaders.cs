using System.Text.RegularExpressions;
using Sockopt.Generators.Model;
using Sockopt.Tests.Proof;
using Sockopt.Tests.Table;

namespace Sockopt.Tests.Headers;

/// <summary>What the headers of this machine say about everything in the table.</summary>
internal static partial class LinuxHeaders
{
    /// <summary>The release of the kernel that the headers are of, as C has it.</summary>
    private const string Release = "LINUX_VERSION_CODE";

    private static readonly Lazy<HeaderFacts> Answers = new(() => HeaderFacts.Ask(Questions()));

    public static HeaderFacts Facts => Answers.Value;

    /// <summary>The release of the kernel that the headers are of.</summary>
    public static Version Version
    {
        get
        {
            long code = Facts.Number(Release) ?? 0;
            return new((int)(code >> 16), (int)(code >> 8 & 0xFF));
        }
    }

    private static HeaderQuestions Questions()
    {
        TableModel table = OptionTable.Model;
        IEnumerable<string> names =
        [
            Release,
            .. table.Levels.Select(level => level.Name),
            .. LinuxOption.All.Select(option => option.Option.NameOn(Abi.Linux)),
            .. table.Enums.SelectMany(type => type.Members).Select(member => member.Name),
        ];
        Dictionary<string, IReadOnlyDictionary<string, bool>> types = [];
        foreach (StructModel model in table.Structs.Where(model => model.Sizes.Has(Abi.Linux)))
        {
            Dictionary<string, bool> members = [];
            foreach (FieldModel field in model.Fields)
            {
                if (StructMembers.MemberOf(model, field.Id) is { } member)
                {
                    members[member] = field.Bits > 0;
                }
            }

            types[StructMembers.TypeOf(model)] = members;
        }

        return new([.. names.Where(name => Constant().IsMatch(name)).Distinct()], types);
    }

    // TCP_CA_Open is one too.
    [GeneratedRegex(@"^[A-Z][A-Z0-9]*(_\w+)?$")]
    private static partial Regex Constant();
}
