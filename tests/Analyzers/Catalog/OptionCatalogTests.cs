using Sockopt.Analyzers.Catalog;

namespace Sockopt.Analyzers.Tests.Catalog;

public sealed class OptionCatalogTests
{
    private const string Levels =
        "Socket\tSOL_SOCKET\tcore=65535,linux=1\t\n" +
        "IP\tIPPROTO_IP\tcore=0,linux=0,darwin=0\tinet\n" +
        "Local\tSOL_LOCAL\tcore=0,darwin=0\tunix\n" +
        "Tcp\tIPPROTO_TCP\tcore=6,linux=6\tinet,inet6\n";

    private const string SocketOptions =
        "SO_TYPE\tSocketType\tsocketType\tget\tcore=4104,linux=3\t\tSocket.Type\n" +
        "SO_SNDLOWAT\tSendLowWater\tint32\tget set;linux=get\tcore=4099,linux=19\t1..65536;linux=1..4294967295\t\n" +
        "SO_REUSEADDR\tReuseAddress\tflag\tget set\tcore=4,linux=2\t;linux=0..1\t~Socket.ReuseAddress\n" +
        "SO_EXCLUSIVEADDRUSE\tExclusiveAddressUse\tflag\tget set\twindows=-5\t\tSocket.ExclusiveAddressUse\n" +
        "SO_ATTACH_FILTER\tAttachFilter\tbytes\tset\tlinux=26\t\t\n" +
        "SO_GET_FILTER\tGetFilter\tbytes\tget\tlinux=26\t\t\n" +
        "SCM_RIGHTS\tRights\tbytes\tcmsg\tcore=1,linux=1\t\t\n";

    private static readonly OptionCatalog Catalog = new(Levels, static level => level switch
    {
        "Socket" => SocketOptions,
        "IP" => "IP_OPTIONS\tOptions\tbytes\tget set\tcore=1,darwin=1\t\tIP.IPOptions\n",
        "Local" => "LOCAL_PEERCRED\tPeerCredential\tbytes\tget\tcore=1,darwin=1\t\t\n",
        _ => "",
    });

    [Fact]
    public void A_level_has_its_columns()
    {
        CatalogLevel level = Catalog.FindLevel("Tcp")!;

        Assert.Equal("IPPROTO_TCP", level.Name);
        Assert.Equal(6, level.Numbers[Abi.Linux]);
        Assert.Null(level.Numbers[Abi.Windows]);
        Assert.Equal(["inet", "inet6"], level.Domains.ToArray());
        Assert.Empty(level.Options);
    }

    [Fact]
    public void A_level_of_all_domains_names_none() => Assert.Empty(Catalog.FindLevel("Socket")!.Domains);

    [Fact]
    public void An_unknown_level_is_not_found() => Assert.Null(Catalog.FindLevel("Sctp"));

    [Fact]
    public void An_option_has_its_columns()
    {
        CatalogOption option = Option("SO_TYPE");

        Assert.Equal("SocketType", option.Id);
        Assert.Equal("socketType", option.Value);
        Assert.Equal(OptionAccess.Get, option.Access[Abi.Linux]);
        Assert.Equal(3, option.Numbers[Abi.Linux]);
        Assert.Equal(4104, option.Numbers[Abi.Core]);
        Assert.Null(option.Numbers[Abi.Windows]);
        Assert.Null(option.Range[Abi.Linux]);
        Assert.Equal(new FrameworkPair("Socket", "Type", IsExact: true), option.Framework);
    }

    [Fact]
    public void Access_and_range_can_be_overridden_by_an_abi()
    {
        CatalogOption option = Option("SO_SNDLOWAT");

        Assert.Equal(OptionAccess.Get | OptionAccess.Set, option.Access[Abi.Darwin]);
        Assert.Equal(OptionAccess.Get, option.Access[Abi.Linux]);
        Assert.Equal(new ValueRange(1, 65536), option.Range[Abi.Core]);
        Assert.Equal(new ValueRange(1, 4294967295), option.Range[Abi.Linux]);
    }

    [Fact]
    public void A_range_can_be_that_of_one_abi_alone()
    {
        Assert.Null(Option("SO_REUSEADDR").Range[Abi.Core]);
        Assert.Equal(new ValueRange(0, 1), Option("SO_REUSEADDR").Range[Abi.Linux]);
    }

    [Fact]
    public void Ancillary_data_is_an_access_of_its_own() =>
        Assert.Equal(OptionAccess.Ancillary, Option("SCM_RIGHTS").Access[Abi.Linux]);

    [Fact]
    public void A_framework_pair_can_be_inexact() =>
        Assert.Equal(new FrameworkPair("Socket", "ReuseAddress", IsExact: false), Option("SO_REUSEADDR").Framework);

    [Fact]
    public void A_number_can_be_negative() => Assert.Equal(-5, Option("SO_EXCLUSIVEADDRUSE").Numbers[Abi.Windows]);

    [Fact]
    public void A_framework_pair_is_found_under_its_own_level_only()
    {
        Assert.Equal("SO_TYPE", Assert.Single(Catalog.Find("Socket", "Type")).Name);
        Assert.Empty(Catalog.Find("IP", "Type"));
        Assert.Empty(Catalog.Find("Udp", "Type"));
    }

    [Fact]
    public void A_number_is_found_on_its_own_abi_only()
    {
        Assert.Equal("SO_TYPE", Assert.Single(Catalog.Find(Abi.Linux, 1, 3)).Name);
        Assert.Empty(Catalog.Find(Abi.Core, 1, 3));
        Assert.Empty(Catalog.Find(Abi.Linux, 0xffff, 4104));
    }

    [Fact]
    public void Levels_can_share_a_number() =>
        Assert.Equal(["IP_OPTIONS", "LOCAL_PEERCRED"], Catalog.Find(Abi.Darwin, 0, 1).Select(static option => option.Name));

    [Fact]
    public void Options_can_share_a_number() =>
        Assert.Equal(["SO_ATTACH_FILTER", "SO_GET_FILTER"], Catalog.Find(Abi.Linux, 1, 26).Select(static option => option.Name));

    [Fact]
    public void A_level_is_read_when_it_is_asked_for_and_once()
    {
        List<string> asked = new List<string>();
        OptionCatalog catalog = new OptionCatalog(Levels, level =>
        {
            asked.Add(level);
            return SocketOptions;
        });
        Assert.Empty(asked);

        Assert.NotEmpty(catalog.Find("Socket", "Type"));
        Assert.NotEmpty(catalog.Find(Abi.Linux, 1, 3));
        Assert.Equal(["Socket"], asked);
    }

    [Fact]
    public void A_word_that_is_not_in_the_format_is_refused()
    {
        Assert.Throws<FormatException>(() => new OptionCatalog("Socket\tSOL_SOCKET\tplan9=1\t", static _ => ""));
        Assert.Throws<FormatException>(() => CatalogOption.Parse("SO_TYPE\tSocketType\tflag\tread\tlinux=3\t\t"));
    }

    [Fact]
    public void The_projects_own_table_can_be_read() =>
        Assert.NotEmpty(OptionCatalog.Default.Levels.SelectMany(static level => level.Options));

    // The catalog looks for a pair in one level only.
    [Fact]
    public void The_framework_calls_a_level_what_the_projects_own_table_calls_it() =>
        Assert.All(OptionCatalog.Default.Levels, static level =>
            Assert.All(level.Options, option => Assert.Equal(level.Id, option.Framework?.Level ?? level.Id)));

    private static CatalogOption Option(string name) =>
        Catalog.Levels.SelectMany(static level => level.Options).Single(option => option.Name == name);
}
