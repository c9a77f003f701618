namespace Sockopt.Tests.Core;

public sealed class OpenFileTests
{
    [Fact]
    public void The_last_reference_closes_the_file_and_nothing_after_it_counts()
    {
        TestFile file = new();
        file.AddReference();
        file.Release();
        Assert.Equal(0, file.TimesClosed);
        file.Release();
        Assert.Equal(1, file.TimesClosed);
        Assert.Throws<ObjectDisposedException>(file.Release);
        Assert.Throws<ObjectDisposedException>(file.AddReference);
        Assert.Equal(1, file.TimesClosed);
    }

    [Fact]
    public void A_socket_is_closed_with_its_last_reference()
    {
        using LocalPair pair = new(StackProfile.OpenBsd);
        SocketFile file = new(pair.A);
        Assert.Same(pair.A, file.Socket);
        file.Release();
        Assert.Equal("EBADF", pair.A.SendText("x"));
        Assert.Equal("\"\"", pair.B.ReceiveText(1));
        Assert.Throws<ArgumentNullException>(() => new SocketFile(null!));
    }
}
