using System.Net.Sockets;
using Sockopt.Generators.Table;

namespace Sockopt.Generators.Tests.Schema;

/// <summary>The parser knows the names that the framework has.</summary>
public sealed class FrameworkNameTests
{
    [Fact]
    public void The_levels_are_those_of_the_framework() =>
        Assert.Equal(Enum.GetNames<SocketOptionLevel>().Order(), FrameworkNames.Levels.Order());

    [Fact]
    public void The_names_are_those_of_the_framework() =>
        Assert.Equal(Enum.GetNames<SocketOptionName>().Order(), FrameworkNames.Names.Order());
}
