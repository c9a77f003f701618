using Sockopt.Conformance.Systems;

namespace Sockopt.Conformance.Tests;

public sealed class SystemNumbersTests
{
    [Fact]
    public void Names_are_those_of_the_system()
    {
        Assert.Equal((1, 0xFFFF), (SystemNumbers.Linux.Level("SOCKET"), SystemNumbers.Core.Level("SOCKET")));
        Assert.Equal((9, 8), (SystemNumbers.Linux.Option("KEEPALIVE"), SystemNumbers.Core.Option("KEEPALIVE")));
        Assert.Equal(1, SystemNumbers.Linux.Option("TCP_NODELAY"));
        Assert.Equal((Errno.EAGAIN, Errno.EAGAIN), (SystemNumbers.Linux.Error(11), SystemNumbers.Core.Error(35)));
        Assert.Equal(
            (10, 24),
            (SystemNumbers.Linux.Domain(SocketDomain.InterNetworkV6), SystemNumbers.Core.Domain(SocketDomain.InterNetworkV6)));
        Assert.Equal(SocketDomain.InterNetworkV6, SystemNumbers.Linux.DomainOf(10));
    }

    [Fact]
    public void What_the_system_does_not_have_has_no_number()
    {
        Assert.Null(SystemNumbers.Linux.Option("SPLICE"));
        Assert.Null(SystemNumbers.Linux.Option("keepalive"));
        Assert.Null(SystemNumbers.Linux.Level("SO_SOCKET"));
        Assert.Equal(9999, SystemNumbers.Linux.Domain((SocketDomain)9999));
        Assert.Throws<InvalidOperationException>(() => SystemNumbers.Linux.Error(9999));
    }
}
