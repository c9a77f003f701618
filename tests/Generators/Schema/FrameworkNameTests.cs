using System.Net.Sockets;
using System.Reflection;
using Sockopt.Generators.Model;
using Sockopt.Generators.Table;
using Sockopt.Generators.Tests.Hosting;

namespace Sockopt.Generators.Tests.Schema;

/// <summary>The parser knows the names that the framework has.</summary>
public sealed class FrameworkNameTests
{
    /// <summary>The classes that have options as properties.</summary>
    private static readonly Type[] Classes = [typeof(Socket), typeof(TcpClient), typeof(TcpListener), typeof(UdpClient)];

    /// <summary>Properties that can be set, and get and set no option.</summary>
    private static readonly string[] OtherProperties =
    [
        // A flag of the descriptor, FIONBIO or O_NONBLOCK.
        "Socket.Blocking",

        // How the framework waits for Windows; it does nothing any more.
        "Socket.UseOnlyOverlappedIO",

        // The sockets beneath.
        "TcpClient.Client",
        "UdpClient.Client",
    ];

    [Fact]
    public void The_levels_are_those_of_the_framework() =>
        Assert.Equal(Enum.GetNames<SocketOptionLevel>().Order(), FrameworkNames.Levels.Order());

    [Fact]
    public void The_names_are_those_of_the_framework() =>
        Assert.Equal(Enum.GetNames<SocketOptionName>().Order(), FrameworkNames.Names.Order());

    [Fact]
    public void The_properties_are_those_of_the_framework_that_can_be_set() => Assert.Equal(
        (
            from type in Classes
            from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            where property.SetMethod is { IsPublic: true }
            select $"{type.Name}.{property.Name}").Order(),
        FrameworkNames.Properties.Concat(OtherProperties).Order());

    [Fact]
    public void Every_property_is_one_of_an_option()
    {
        TableModel table = TableParser.Parse(Repository.Options).Model!;

        Assert.Equal(
            FrameworkNames.Properties.Order(),
            (
                from level in table.Levels
                from option in level.Options
                from property in option.Properties
                select $"{property.Type}.{property.Name}").Distinct().Order());
    }
}
