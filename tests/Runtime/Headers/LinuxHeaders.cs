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

    /// <summary>What an option is called on Linux.</summary>
    public static string NameOf(OptionModel option) => option.Names.TryGet(Abi.Linux, out string name) ? name : option.Name;

    private static HeaderQuestions Questions()
    {
        TableModel table = OptionTable.Model;
        IEnumerable<string> names =
        [
            Release,
            .. table.Levels.Select(level => level.Name),
            .. LinuxOption.All.Select(option => NameOf(option.Option)),
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

    [GeneratedRegex("^[A-Z][A-Z0-9_]*$")]
    private static partial Regex Constant();
}
