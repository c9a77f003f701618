using Microsoft.CodeAnalysis;
using Sockopt.Analyzers.Tests.Verification;

namespace Sockopt.Analyzers.Tests.Rules;

public sealed class ChangedReadBackTests
{
    [Theory]
    [InlineData("socket.SendBufferSize = size; if ([|socket.SendBufferSize|] != size) return;", "SO_SNDBUF", "size")]
    [InlineData("socket.ReceiveBufferSize = 65536; Debug.Assert([|socket.ReceiveBufferSize|] == 65536);", "SO_RCVBUF", "65536")]
    [InlineData("socket.SendBufferSize = _size; bool same = _size == [|socket.SendBufferSize|];", "SO_SNDBUF", "_size")]
    [InlineData("client.SendBufferSize = size; if ([|client.SendBufferSize|] != size) return;", "SO_SNDBUF", "size")]
    [InlineData("socket.SendBufferSize = size; int actual = [|socket.SendBufferSize|]; if (actual != size) return;", "SO_SNDBUF", "size")]
    [InlineData("socket.SendBufferSize = size; Assert.Equal(size, [|socket.SendBufferSize|]);", "SO_SNDBUF", "size")]
    [InlineData(
        "socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.SendBuffer, size); "
        + "if ((int)socket.GetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.SendBuffer|])! != size) return;",
        "SO_SNDBUF",
        "size")]
    [InlineData(
        "socket.SetOption(SocketOption.SendBufferSize, size); if (socket.GetOption([|SocketOption.SendBufferSize|]) != size) return;",
        "SO_SNDBUF",
        "size")]
    [InlineData("socket.Options.SendBufferSize = size; if ([|socket.Options.SendBufferSize|] != size) return;", "SO_SNDBUF", "size")]
    public void A_value_that_the_kernel_doubles_is_not_the_one_that_was_set(string statements, string option, string value) =>
        InMethod(statements)
            .Reports()
            .Saying($"Linux doubles the value of {option}: what is read back is not {value}")
            .As(DiagnosticSeverity.Info);

    [Theory]
    [InlineData("if (socket.SendBufferSize != size) socket.SendBufferSize = size;")]
    [InlineData("socket.SendBufferSize = size; if (socket.SendBufferSize < size) return;")]
    [InlineData("socket.SendBufferSize = size; if (socket.ReceiveBufferSize != size) return;")]
    [InlineData("socket.SendBufferSize = size; if (client.SendBufferSize != size) return;")]
    [InlineData("socket.SendBufferSize = size; if (socket.SendBufferSize != 2 * size) return;")]
    [InlineData("socket.SendBufferSize = size; if (socket.SendBufferSize != _size) return;")]
    [InlineData("socket.SendBufferSize = size; int actual = socket.SendBufferSize; if (actual < size) return;")]
    [InlineData("socket.SendTimeout = size; if (socket.SendTimeout != size) return;")]
    [InlineData("socket.NoDelay = true; if (socket.NoDelay != true) return;")]
    [InlineData("socket.SendBufferSize = size; bool any = socket.SendBufferSize == size || socket.SendBufferSize == 2 * size;")]
    [InlineData("socket.SendBufferSize = size; int got = socket.SendBufferSize; if (got == size || got == 2 * size) return;")]
    [InlineData("socket.SendBufferSize = size; int got = socket.SendBufferSize; got /= 2; if (got == size) return;")]
    [InlineData("socket.SendBufferSize = size; size *= 2; if (socket.SendBufferSize == size) return;")]
    [InlineData("socket.SendBufferSize = 1; socket = new(SocketType.Stream, ProtocolType.Tcp); if (socket.SendBufferSize == 1) return;")]
    [InlineData("socket.SendBufferSize = size; socket.SendBufferSize = 4096; if (socket.SendBufferSize == size) return;")]
    [InlineData("if (size > 0) { socket.SendBufferSize = size; return; } if (socket.SendBufferSize == size) return;")]
    [InlineData("if (size > 0) socket.SendBufferSize = size; else if (socket.SendBufferSize == size) return;")]
    [InlineData("void Set() { socket.SendBufferSize = 1; } if (socket.SendBufferSize != 1) Set();")]
    public void Another_comparison_is_not(string statements) => InMethod(statements).ReportsNothing();

    [Theory]
    [InlineData("if (OperatingSystem.IsWindows()) { STATEMENTS }")]
    [InlineData("if (OperatingSystem.IsLinux()) return; STATEMENTS")]
    [InlineData("if (!OperatingSystem.IsMacOS()) throw new PlatformNotSupportedException(); STATEMENTS")]
    public void Where_Linux_is_ruled_out_it_is_not(string statements) =>
        InMethod(statements.Replace(
            "STATEMENTS",
            "socket.SendBufferSize = size; if (socket.SendBufferSize != size) return;",
            StringComparison.Ordinal)).ReportsNothing();

    private static SourceUnderTest InMethod(string statements) => Verify.That($$"""
        using System.Diagnostics;
        using System.Net.Sockets;
        using Sockopt;
        class C
        {
            int _size = 4096;

            void M(Socket socket, TcpClient client, int size)
            {
                {{statements}}
            }
        }
        static class Assert { public static void Equal<T>(T expected, T actual) { } }
        """).WithCore();
}
