using Sockopt.Analyzers.Catalog;

namespace Sockopt.Analyzers.Tests.Catalog;

public sealed class OptionCatalogTests
{
    private const string Levels =
        "Socket\tSOL_SOCKET\tcore=65535,linux=1\t\t\tSocketOption\n" +
        "IP\tIPPROTO_IP\tcore=0,linux=0,darwin=0\tinet\tIP\tIPOption\n" +
        "Local\tSOL_LOCAL\tcore=0,darwin=0\tunix\tLocal\tLocalOption\n" +
        "Tcp\tIPPROTO_TCP\tcore=6,linux=6\tinet,inet6\tTcp\tTcpOption\n";

    private const string TypeLine =
        "SO_TYPE\tSocketType\tsocketType\tget\tcore=4104,linux=3\t\tSocket.Type\t" +
            "\t4\t\t\t\t\t\tSystem.Net.Sockets.SocketType\t\n";

    private const string SocketOptions =
        TypeLine +
        "SO_SNDLOWAT\tSendLowWater\tint32\tget set;linux=get\tcore=4099,linux=19\t1..65536;linux=1..4294967295\t\t" +
            "\t4\t\t\t\t\t;linux=ignored;darwin=clamped\tint\t\n" +
        "SO_REUSEADDR\tReuseAddress\tflag\tget set\tcore=4,linux=2\t;linux=0..1\t~Socket.ReuseAddress\t" +
            "\t4\t\t\t\tbeforeBind\t\tbool\t\n" +
        "SO_EXCLUSIVEADDRUSE\tExclusiveAddressUse\tflag\tget set\twindows=-5\t\tSocket.ExclusiveAddressUse+linux+darwin" +
            "\tSocket.ExclusiveAddressUse,TcpListener.ExclusiveAddressUse\t4\t\t\tinet,inet6\tbeforeBind\t\tbool\t\n" +
        "SO_USELOOPBACK\tUseLoopback\tflag\tget set\tfreebsd=64,darwin=64,windows=64\t\t~Socket.UseLoopback-freebsd-darwin\t" +
            "\t4\t\traw\troute\t\t\tbool\t\n" +
        "SO_ERROR\tError\terrno\tget\tcore=4103,linux=4\t\t\t\t4\tclears\t\t\t\t\tSockopt.Errno\t\n" +
        "SO_LINGER\tLinger\tlinger\tget set\tlinux=13,windows=128\t\t\t" +
            "\t8;windows=4\t\tstream,seqpacket\t\t\t\tSockopt.Linger\t\n" +
        "SO_ATTACH_FILTER\tAttachFilter\tbytes(16)\tset\tlinux=26\t\t\t\t\t\t\t\t\t\tbyte[]\t\n" +
        "SO_GET_FILTER\tGetFilter\tbytes(16)\tget\tlinux=26\t\t\t\t\t\t\t\t\t\tbyte[]\t\n" +
        "SCM_RIGHTS\tRights\tbytes(16)\tcmsg\tcore=1,linux=1\t\t\t\t\t\t\t\t\t\tbyte[]\t\n";

    private const string IPOptions =
        "IP_OPTIONS\tOptions\tbytes(44)\tget set\tcore=1,darwin=1\t\tIP.IPOptions\t\t\t\t\t\t\t\tbyte[]\t\n" +
        "IP_MTU_DISCOVER\tPathMtuDiscovery\tPathMtuDiscovery\tget set\tlinux=10\t\t\t\t4\t\t\t\t\t\tSockopt.PathMtuDiscovery" +
            "\tDont=0,Want=1,Do=2\n";

    private const string TcpOptions =
        "TCP_EXPEDITED\tExpedited\tflag\tget set\tlinux=2\t\tTcp.Expedited,~Tcp.BsdUrgent,~IP.IPOptions\t!Socket.NoDelay" +
            "\t4\t\t\t\t\t\tbool\t\n";

    private static readonly OptionCatalog Catalog = new(Levels, static level => level switch
    {
        "Socket" => SocketOptions,
        "IP" => IPOptions,
        "Local" => "LOCAL_PEERCRED\tPeerCredential\tbytes(16)\tget\tcore=1,darwin=1\t\t\t\t\t\t\t\t\t\tbyte[]\t\n",
        "Tcp" => TcpOptions,
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
        Assert.Equal("Tcp", level.Prefix);
        Assert.Equal("TcpOption", level.KeyClass);
        Assert.Equal(["TCP_EXPEDITED"], level.Options.Select(static option => option.Name));
    }

    [Fact]
    public void A_level_of_all_domains_names_none() => Assert.Empty(Catalog.FindLevel("Socket")!.Domains);

    [Fact]
    public void An_unknown_level_is_not_found() => Assert.Null(Catalog.FindLevel("Sctp"));

    [Fact]
    public void An_option_has_its_columns()
    {
        CatalogOption option = Option("SO_TYPE");

        Assert.Same(Catalog.FindLevel("Socket"), option.Level);
        Assert.Equal("SocketType", option.Id);
        Assert.Equal("socketType", option.Value);
        Assert.Equal(OptionAccess.Get, option.Access[Abi.Linux]);
        Assert.Equal(3, option.Numbers[Abi.Linux]);
        Assert.Equal(4104, option.Numbers[Abi.Core]);
        Assert.Null(option.Numbers[Abi.Windows]);
        Assert.Null(option.Range[Abi.Linux]);
        Assert.Equal([new FrameworkPair("Socket", "Type", IsExact: true)], option.Frameworks.ToArray());
        Assert.Empty(option.Properties);
        Assert.Equal(4, option.Length[Abi.Linux]);
        Assert.False(option.ClearsOnGet);
        Assert.Empty(option.Sockets);
        Assert.Empty(option.Domains);
        Assert.Null(option.When);
        Assert.Null(option.Kernel[Abi.Linux]);
        Assert.Equal("System.Net.Sockets.SocketType", option.Type);
        Assert.Empty(option.Members);
    }

    [Fact]
    public void Reading_can_clear() => Assert.True(Option("SO_ERROR").ClearsOnGet);

    [Fact]
    public void A_length_can_be_overridden_by_an_abi_or_vary()
    {
        Assert.Equal(8, Option("SO_LINGER").Length[Abi.Linux]);
        Assert.Equal(4, Option("SO_LINGER").Length[Abi.Windows]);
        Assert.Null(Option("IP_OPTIONS").Length[Abi.Darwin]);
    }

    [Fact]
    public void An_option_can_be_of_some_sockets() =>
        Assert.Equal(["stream", "seqpacket"], Option("SO_LINGER").Sockets.ToArray());

    [Fact]
    public void An_option_has_domains_of_its_own_or_those_of_its_level()
    {
        Assert.Equal(["route"], Option("SO_USELOOPBACK").Domains.ToArray());
        Assert.Equal(["inet"], Option("IP_OPTIONS").Domains.ToArray());
    }

    [Fact]
    public void An_option_can_want_a_state() => Assert.Equal("beforeBind", Option("SO_REUSEADDR").When);

    [Fact]
    public void Some_systems_change_what_is_set()
    {
        Assert.Null(Option("SO_SNDLOWAT").Kernel[Abi.Windows]);
        Assert.Equal("ignored", Option("SO_SNDLOWAT").Kernel[Abi.Linux]);
        Assert.Equal("clamped", Option("SO_SNDLOWAT").Kernel[Abi.Darwin]);
    }

    [Fact]
    public void An_enumeration_has_members() =>
        Assert.Equal(
            [new CatalogMember("Dont", 0), new CatalogMember("Want", 1), new CatalogMember("Do", 2)],
            Option("IP_MTU_DISCOVER").Members.ToArray());

    [Fact]
    public void Properties_of_the_framework_can_be_inverted()
    {
        Assert.Equal(
            [
                new FrameworkProperty("Socket", "ExclusiveAddressUse", IsInverted: false),
                new FrameworkProperty("TcpListener", "ExclusiveAddressUse", IsInverted: false),
            ],
            Option("SO_EXCLUSIVEADDRUSE").Properties.ToArray());
        Assert.Equal(
            [new FrameworkProperty("Socket", "NoDelay", IsInverted: true)], Option("TCP_EXPEDITED").Properties.ToArray());
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
        Assert.Equal(
            [new FrameworkPair("Socket", "ReuseAddress", IsExact: false)], Option("SO_REUSEADDR").Frameworks.ToArray());

    [Fact]
    public void A_framework_pair_can_be_mapped_elsewhere_than_where_the_option_has_a_number()
    {
        Assert.Equal(
            [
                new FrameworkPair(
                    "Socket", "ExclusiveAddressUse", IsExact: true, Also: new AbiSet(Abi.Linux).With(Abi.Darwin)),
            ],
            Option("SO_EXCLUSIVEADDRUSE").Frameworks.ToArray());
        Assert.Equal(
            [new FrameworkPair("Socket", "UseLoopback", IsExact: false, Not: new AbiSet(Abi.FreeBsd).With(Abi.Darwin))],
            Option("SO_USELOOPBACK").Frameworks.ToArray());
    }

    [Theory]
    [InlineData("SO_REUSEADDR", Abi.Linux, true)]
    [InlineData("SO_REUSEADDR", Abi.Windows, false)]
    [InlineData("SO_EXCLUSIVEADDRUSE", Abi.Windows, true)]
    [InlineData("SO_EXCLUSIVEADDRUSE", Abi.Linux, true)]
    [InlineData("SO_EXCLUSIVEADDRUSE", Abi.FreeBsd, false)]
    [InlineData("SO_USELOOPBACK", Abi.Windows, true)]
    [InlineData("SO_USELOOPBACK", Abi.Darwin, false)]
    [InlineData("SO_USELOOPBACK", Abi.Linux, false)]
    public void A_pair_reaches_an_option_where_it_has_a_number_unless_the_table_says_otherwise(
        string name, object abi, bool isReached)
    {
        CatalogOption option = Option(name);
        FrameworkPair pair = option.Frameworks.Single();

        Assert.Equal(isReached, option.IsReachedBy(pair, (Abi)abi));
        Assert.Equal(isReached ? [option] : [], Catalog.Find((Abi)abi, pair.Level, pair.Name));
    }

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
    public void A_framework_pair_can_be_of_several_options_and_of_another_level()
    {
        Assert.Equal("TCP_EXPEDITED", Assert.Single(Catalog.Find("Tcp", "BsdUrgent")).Name);
        Assert.Equal(["IP_OPTIONS", "TCP_EXPEDITED"], Catalog.Find("IP", "IPOptions").Select(static option => option.Name));
        Assert.Equal(["TCP_EXPEDITED"], Catalog.Find(Abi.Linux, "IP", "IPOptions").Select(static option => option.Name));
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

        Assert.NotEmpty(catalog.Find(Abi.Linux, 1, 3));
        Assert.NotEmpty(catalog.Find(Abi.Linux, 1, 3));
        Assert.Equal(["Socket"], asked);
    }

    [Fact]
    public void A_word_that_is_not_in_the_format_is_refused()
    {
        Assert.Throws<FormatException>(
            () => new OptionCatalog(Levels.Replace("linux", "plan9", StringComparison.Ordinal), static _ => ""));
        Assert.Throws<FormatException>(() => Parsed(TypeLine.Replace("\tget\t", "\tread\t", StringComparison.Ordinal)).Access);
        Assert.Throws<FormatException>(
            () => Parsed(TypeLine.Replace("Socket.Type", "Socket.Type-plan9", StringComparison.Ordinal)).Frameworks);
    }

    [Fact]
    public void Every_column_of_the_projects_own_table_can_be_read() =>
        Assert.All(OptionCatalog.Default.Levels.SelectMany(static level => level.Options), static option =>
        {
            Assert.Contains(Enum.GetValues<Abi>(), abi => option.Numbers[abi] is not null);
            Assert.All(Enum.GetValues<Abi>(), abi =>
            {
                Assert.NotEqual(OptionAccess.None, option.Access[abi]);
                Assert.True(option.Range[abi] is not { } range || range.Minimum < range.Maximum);
                Assert.True(option.Length[abi] is null or > 0);
                Assert.True(option.Kernel[abi] is null or "doubled" or "clamped" or "rounded" or "truncated" or "ignored");
            });
            Assert.All(option.Frameworks, pair => Assert.Contains(option, OptionCatalog.Default.Find(pair.Level, pair.Name)));
            Assert.All(option.Properties, static property => Assert.NotEmpty(property.Name));
            Assert.All(option.Members, static member => Assert.NotEmpty(member.Name));
            Assert.All(option.Sockets.Concat(option.Domains), static word => Assert.NotEmpty(word));
            Assert.NotEmpty(option.Type);
        });

    private static CatalogOption Parsed(string line) => CatalogOption.Parse(Catalog.FindLevel("Socket")!, line.TrimEnd('\n'));

    private static CatalogOption Option(string name) =>
        Catalog.Levels.SelectMany(static level => level.Options).Single(option => option.Name == name);
}
