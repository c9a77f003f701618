using Sockopt.Generators.Model;
using Sockopt.Tests.Proof;
using Sockopt.Tests.Table;

namespace Sockopt.Tests.Headers;

/// <summary>The layouts that the table has for Linux, held against the headers of this machine, as far as they go: structs
/// grow.</summary>
public sealed class HeaderStructTests
{
    /// <summary>The structs that options of Linux have, and C as well.</summary>
    public static TheoryData<string> Structs =>
    [
        .. LinuxOption.All
            .Select(option => option.Option.Value)
            .Where(value => value.Kind == ValueKind.Struct)
            .Select(value => value.Type)
            .Distinct()
            .Where(StructMembers.HasCounterpart),
    ];

    [HeadersTheory]
    [MemberData(nameof(Structs))]
    public void Fields_stand_where_the_headers_have_them(string id)
    {
        StructModel model = OptionTable.Model.Structs.Single(model => model.Id == id);
        string type = StructMembers.TypeOf(model);
        int? size = LinuxHeaders.Facts.Size(type);
        Assert.True(size is not null, $"the headers have no {type}");
        List<string> differences = [];
        bool isNewer = false;
        foreach (FieldModel field in model.Fields.Where(field => field.Offsets.Has(Abi.Linux)))
        {
            int offset = field.Offsets.On(Abi.Linux);
            if (StructMembers.MemberOf(model, field.Id) is not { } member)
            {
                if (!StructMembers.IsWithoutMember(model, field.Id))
                {
                    differences.Add($"{field.Id}: struct-members.tsv does not say which member it is");
                }

                isNewer |= offset >= size;
                continue;
            }

            MemberFact? fact = LinuxHeaders.Facts.Member(type, member);
            MemberFact mine = new(offset, field.Size, field.BitOffset, field.Bits);
            isNewer |= fact is null;
            if (fact is null ? offset < size : fact != mine)
            {
                differences.Add($"{field.Id}: {member} is {fact}, the table has {mine}");
            }
        }

        int mySize = model.Sizes.On(Abi.Linux);
        if (isNewer ? mySize < size : mySize != size)
        {
            differences.Add($"{type} has {size} bytes, the table has {mySize}");
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    [Fact]
    public void What_has_no_counterpart_has_a_reason() => Assert.Empty(StructMembers.Unexplained);

    [Fact]
    public void Members_are_of_structs_that_the_table_has() => Assert.Empty(StructMembers.Stale(OptionTable.Model));
}
