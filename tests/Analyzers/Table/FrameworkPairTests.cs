using System.Net.Sockets;
using Sockopt.Analyzers.Catalog;

namespace Sockopt.Analyzers.Tests.Table;

/// <summary>What the catalog says of pairs of a level and a name is what is known of them from elsewhere.</summary>
public sealed class FrameworkPairTests
{
    private const string NoSuchNumber = "-";
    private const string NotMapped = "ENOTSUP";

    /// <summary>What the catalog says otherwise of Linux, by the pair.</summary>
    private static readonly Dictionary<string, string> OtherwiseOnLinux = new()
    {
        // SO_REUSEPORT is set too, which is why the pair is not exact.
        ["Socket.ReuseAddress"] = "SO_REUSEADDR",

        // There is no such option; the framework clears the two others.
        ["Socket.ExclusiveAddressUse"] = "SO_EXCLUSIVEADDRUSE",

        // The overload that takes an IPv6MulticastOption maps them; the others do not.
        ["IPv6.AddMembership"] = "IPV6_ADD_MEMBERSHIP",
        ["IPv6.DropMembership"] = "IPV6_DROP_MEMBERSHIP",
    };

    public static IEnumerable<object[]> Pairs =>
        from row in Collision.All from level in Enum.GetNames<SocketOptionLevel>() select new object[] { row.Name, level };

    [Fact]
    public void Something_is_known_of_every_name_of_the_framework() => Assert.Equal(
        Enum.GetNames<SocketOptionName>().Select(static name => (name, (int)Enum.Parse<SocketOptionName>(name))).Order(),
        Collision.All.Select(static row => (row.Name, row.Value)).Order());

    [Fact]
    public void A_pair_is_at_home_if_and_only_if_an_option_has_it()
    {
        IEnumerable<string> pairs =
            from level in OptionCatalog.Default.Levels
            from option in level.Options
            from pair in option.Frameworks
            select $"{pair.Level}.{pair.Name}";

        Assert.Equal(
            (from row in Collision.All from level in row.HomeLevels select $"{level}.{row.Name}").Order(),
            pairs.Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void On_Windows_a_pair_reaches_the_option_that_has_its_numbers(string name, string level)
    {
        Collision row = Row(name);
        int number = OptionCatalog.Default.FindLevel(level)!.Numbers[Abi.Windows]!.Value;

        string[] reached =
        [
            .. OptionCatalog.Default.Find(Abi.Windows, number, row.Value).Select(option => NameOn("windows", option)),
        ];

        string expected = row.OnWindows(level);
        Assert.Equal(expected == NoSuchNumber ? [] : [Assert.Single(reached)], reached);
        Assert.All(reached, one => Assert.Contains(one, expected.Split('|')));
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void On_Linux_a_pair_reaches_the_option_that_has_it_or_one_with_its_value(string name, string level)
    {
        Collision row = Row(name);
        string[] pairs = [.. Collision.All.Where(other => other.Value == row.Value).Select(other => $"{level}.{other.Name}")];

        string[] reached =
        [
            .. from other in Collision.All
               where other.Value == row.Value
               from option in OptionCatalog.Default.Find(Abi.Linux, level, other.Name)
               select NameOn("linux", option),
        ];

        string found = row.OnLinux(level);
        string expected = pairs.Where(OtherwiseOnLinux.ContainsKey).Select(pair => OtherwiseOnLinux[pair]).SingleOrDefault(found);
        Assert.Equal(expected == NotMapped ? [] : [expected], reached.Distinct());
    }

    [Fact]
    public void What_is_said_otherwise_is_otherwise() => Assert.All(OtherwiseOnLinux, static difference =>
    {
        string[] parts = difference.Key.Split('.');
        Assert.NotEqual(difference.Value, Row(parts[1]).OnLinux(parts[0]));
    });

    private static Collision Row(string name) => Collision.All.Single(row => row.Name == name);

    private static string NameOn(string system, CatalogOption option) => NativeNames.Of(option.Level.Id, option.Id, system);
}
