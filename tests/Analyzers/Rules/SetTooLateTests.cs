using Microsoft.CodeAnalysis;
using Sockopt.Analyzers.Tests.Verification;

namespace Sockopt.Analyzers.Tests.Rules;

public sealed class SetTooLateTests
{
    private const string Reuse = "socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);";
    private const string LateReuse = "socket.SetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.ReuseAddress|], true);";

    // Executed on Linux: IPv6Only and DualMode fail with EINVAL, the property for exclusive use throws, the rest is taken too
    // late.
    [Theory]
    [InlineData(
        "socket.SetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.ReuseAddress|], true);",
        "SO_REUSEADDR has to be set before the socket is bound: "
        + "after Bind, setting SocketOptionName.ReuseAddress fails or comes too late for that bind")]
    [InlineData(
        "socket.SetSocketOption(SocketOptionLevel.IPv6, [|SocketOptionName.IPv6Only|], false);",
        "IPV6_V6ONLY has to be set before the socket is bound: "
        + "after Bind, setting SocketOptionName.IPv6Only fails or comes too late for that bind")]
    [InlineData(
        "socket.SetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.ExclusiveAddressUse|], true);",
        "SO_EXCLUSIVEADDRUSE has to be set before the socket is bound: "
        + "after Bind, setting SocketOptionName.ExclusiveAddressUse fails or comes too late for that bind")]
    [InlineData(
        "[|socket.DualMode|] = true;",
        "IPV6_V6ONLY has to be set before the socket is bound: "
        + "after Bind, setting socket.DualMode fails or comes too late for that bind")]
    [InlineData(
        "[|socket.ExclusiveAddressUse|] = false;",
        "SO_EXCLUSIVEADDRUSE has to be set before the socket is bound: "
        + "after Bind, setting socket.ExclusiveAddressUse throws InvalidOperationException")]
    [InlineData(
        "socket.SetOption([|SocketOption.ReuseAddress|], true);",
        "SO_REUSEADDR has to be set before the socket is bound: "
        + "after Bind, setting SocketOption.ReuseAddress fails or comes too late for that bind")]
    [InlineData(
        "_ = socket.TrySetOption([|IPv6Option.IPv6Only|], true);",
        "IPV6_V6ONLY has to be set before the socket is bound: "
        + "after Bind, setting IPv6Option.IPv6Only fails or comes too late for that bind")]
    [InlineData(
        "[|socket.Options.ReuseAddress|] = true;",
        "SO_REUSEADDR has to be set before the socket is bound: "
        + "after Bind, setting socket.Options.ReuseAddress fails or comes too late for that bind")]
    public void However_the_option_is_named_it_is_reported(string statement, string message) =>
        Method($"socket.Bind(endPoint); {statement}").Reports().Saying(message).As(DiagnosticSeverity.Info);

    [Fact]
    public void Raw_numbers_count_where_they_are_known() =>
        Method("socket.Bind(endPoint); socket.SetRawSocketOption(1, [|2|], BitConverter.GetBytes(1));")
            .WithEditorConfig("sopt_target_platforms = linux\ndotnet_diagnostic.SOPT1008.severity = none")
            .Reports()
            .Saying(
                "SO_REUSEADDR has to be set before the socket is bound: "
                + "after Bind, setting option 2 of level 1 fails or comes too late for that bind");

    [Theory]
    [InlineData("socket.Bind(endPoint);")]
    [InlineData("socket.Listen(10);")]
    [InlineData("socket.Connect(endPoint);")]
    [InlineData("socket.SendTo(new byte[1], endPoint);")]
    [InlineData("await socket.ConnectAsync(endPoint);")]
    [InlineData("await socket.ConnectAsync(\"host\", 80).ConfigureAwait(false);")]
    [InlineData("socket.Bind(endPoint ?? new IPEndPoint(IPAddress.Any, 0));")]
    [InlineData("if (flag) socket.Bind(endPoint); else socket.Connect(endPoint);")]
    [InlineData("try { socket.Bind(endPoint); } catch (SocketException) { return; }")]
    [InlineData("try { socket.Bind(endPoint); } finally { Console.WriteLine(); }")]
    [InlineData("do { socket.Bind(endPoint); } while (flag);")]
    [InlineData("using (other) { socket.Bind(endPoint); }")]
    [InlineData("socket = other; socket.Bind(endPoint);")]
    [InlineData("socket!.Bind(endPoint);")]
    [InlineData("if (socket is null) return; socket.Bind(endPoint);")]
    [InlineData("if (!flag) { socket.Bind(endPoint); } else { return; }")]
    [InlineData("lock (socket) { socket.Bind(endPoint); }")]
    public void What_has_bound_the_socket_on_every_way_counts(string before) => Method($"{before} {LateReuse}").Reports();

    [Theory]
    [InlineData("")]
    [InlineData("other.Bind(endPoint);")]
    [InlineData("if (flag) socket.Bind(endPoint);")]
    [InlineData("try { socket.Bind(endPoint); } catch (SocketException) { }")]
    [InlineData("socket?.Bind(endPoint);")]
    [InlineData("foreach (int n in new int[2]) { socket.Bind(endPoint); }")]
    [InlineData("socket.Bind(endPoint); socket = other;")]
    [InlineData("socket.Bind(endPoint); socket.Close(); socket = new Socket(SocketType.Stream, ProtocolType.Tcp);")]
    [InlineData("socket.Bind(endPoint); Replace(ref socket);")]
    [InlineData("socket.Bind(endPoint); (socket, flag) = (other, true);")]
    [InlineData("socket.Connect(endPoint); socket.Disconnect(true);")]
    [InlineData("Action bind = () => socket.Bind(endPoint); bind();")]
    [InlineData("void Local() => socket.Bind(endPoint); Local();")]
    [InlineData("Task connecting = socket.ConnectAsync(\"host\", 80);")]
    [InlineData("socket.Bind(endPoint); void Local() { socket = other; } Local();")]
    [InlineData("_ = flag && Bound(socket);")]
    [InlineData("socket.Bind(endPoint); if (flag) { socket.Dispose(); socket = other; }")]
    [InlineData("_ = nameof(socket.Bind);")]
    [InlineData("await socket.SendToAsync(new byte[1], endPoint);")]
    public void What_may_not_have_bound_it_does_not(string before) => Method($"{before} {Reuse}").ReportsNothing();

    [Theory]
    [InlineData("Socket socket = property;", "socket.Bind(endPoint); {0}", true)]
    [InlineData("", "_field.Bind(endPoint); {0}", true)]
    [InlineData("", "this._field.Bind(endPoint); {0}", true)]
    [InlineData("", "_mutable.Bind(endPoint); {0}", false)]
    [InlineData("", "property.Bind(endPoint); {0}", false)]
    [InlineData("", "that._field.Bind(endPoint); {0}", false)]
    public void The_socket_stands_in_a_variable_that_stays(string declaration, string statements, bool isReported)
    {
        string variable = statements.Substring(0, statements.IndexOf(".Bind", StringComparison.Ordinal));
        string name = isReported ? "[|SocketOptionName.ReuseAddress|]" : "SocketOptionName.ReuseAddress";
        string call = $"{variable}.SetSocketOption(SocketOptionLevel.Socket, {name}, true);";
        SourceUnderTest source = Verify.That($$"""
            using System.Net;
            using System.Net.Sockets;
            class C
            {
                private readonly Socket _field;
                private Socket _mutable;
                private Socket property => _mutable;

                C(Socket socket) { _field = _mutable = socket; }

                void M(EndPoint endPoint, C that)
                {
                    {{declaration}}
                    {{statements.Replace("{0}", call, StringComparison.Ordinal)}}
                }
            }
            """);
        if (isReported)
        {
            source.Reports();
        }
        else
        {
            source.ReportsNothing();
        }
    }

    [Theory]
    [InlineData("try { socket.Bind(endPoint); } finally { {0} }")]
    [InlineData("try { socket.Bind(endPoint); } catch { {0} }")]
    [InlineData("try { socket.Bind(endPoint); } catch when (Set()) { } bool Set() { {0} return true; }")]
    [InlineData("socket.Bind(endPoint); Action set = () => { {0} };")]
    [InlineData("socket.Bind(endPoint); void Local() { {0} } Local();")]
    [InlineData("while (flag) { {0} socket.Bind(endPoint); }")]
    [InlineData("{0} socket.Bind(endPoint); socket.Listen();")]
    public void Handlers_and_functions_and_what_comes_first_are_silent(string statements) =>
        Method(statements.Replace("{0}", Reuse, StringComparison.Ordinal)).ReportsNothing();

    [Theory]
    [InlineData("Action run = () => { socket.Bind(endPoint); {0} };")]
    [InlineData("void Local() { socket.Bind(endPoint); {0} } Local();")]
    [InlineData("Action run = () => { Action inner = () => { socket.Bind(endPoint); {0} }; inner(); };")]
    [InlineData("try { socket.Bind(endPoint); {0} } finally { socket.Close(); }")]
    [InlineData("switch (flag) { case true: socket.Bind(endPoint); {0} break; }")]
    [InlineData("while (flag) { socket.Bind(endPoint); {0} socket = other; }")]
    public void A_function_that_does_both_is_reported(string statements) =>
        Method(statements.Replace("{0}", LateReuse, StringComparison.Ordinal)).Reports();

    [Theory]
    [InlineData("UdpClient client = new UdpClient(9); {|SOPT1011:client.ExclusiveAddressUse|} = false;",
        "SO_EXCLUSIVEADDRUSE has to be set before the socket is bound: "
        + "after the constructor, setting client.ExclusiveAddressUse throws InvalidOperationException")]
    [InlineData("_ = new UdpClient(9) { {|SOPT1011:ExclusiveAddressUse|} = false };",
        "SO_EXCLUSIVEADDRUSE has to be set before the socket is bound: "
        + "after the constructor, setting ExclusiveAddressUse throws InvalidOperationException")]
    [InlineData("UdpClient client = new(9); client.Client.SetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.ReuseAddress|], true);",
        "SO_REUSEADDR has to be set before the socket is bound: "
        + "after the constructor, setting SocketOptionName.ReuseAddress fails or comes too late for that bind")]
    [InlineData("var client = new UdpClient(9) { EnableBroadcast = true }; {|SOPT1011:client.ExclusiveAddressUse|} = false;",
        "SO_EXCLUSIVEADDRUSE has to be set before the socket is bound: "
        + "after the constructor, setting client.ExclusiveAddressUse throws InvalidOperationException")]
    [InlineData("UdpClient client; client = new UdpClient(9); {|SOPT1011:client.ExclusiveAddressUse|} = false;",
        "SO_EXCLUSIVEADDRUSE has to be set before the socket is bound: "
        + "after the constructor, setting client.ExclusiveAddressUse throws InvalidOperationException")]
    [InlineData("var client = new TcpClient(); client.Connect(\"host\", 80); {|SOPT1011:client.ExclusiveAddressUse|} = false;",
        "SO_EXCLUSIVEADDRUSE has to be set before the socket is bound: "
        + "after Connect, setting client.ExclusiveAddressUse throws InvalidOperationException")]
    [InlineData("var client = new UdpClient(); client.Client.Bind(endPoint); {|SOPT1011:client.ExclusiveAddressUse|} = false;",
        "SO_EXCLUSIVEADDRUSE has to be set before the socket is bound: "
        + "after Bind, setting client.ExclusiveAddressUse throws InvalidOperationException")]
    [InlineData("var listener = new TcpListener(IPAddress.Any, 9); listener.Start(); {|SOPT1011:listener.ExclusiveAddressUse|} = false;",
        "SO_EXCLUSIVEADDRUSE has to be set before the socket is bound: "
        + "after Start, setting listener.ExclusiveAddressUse throws InvalidOperationException")]
    [InlineData("if (flag) socket.Bind(endPoint); else socket.Connect(endPoint); {|SOPT1011:socket.DualMode|} = true;",
        "IPV6_V6ONLY has to be set before the socket is bound: "
        + "where it is bound on every path, setting socket.DualMode fails or comes too late for that bind")]
    public void Clients_bind_as_well(string statements, string message) => Method(statements).Reports().Saying(message);

    [Theory]
    [InlineData("var client = new UdpClient(); client.ExclusiveAddressUse = false;")]
    [InlineData("var client = new UdpClient(AddressFamily.InterNetwork); client.ExclusiveAddressUse = false;")]
    [InlineData("var client = new TcpClient { ExclusiveAddressUse = true }; client.Connect(\"host\", 80);")]
    [InlineData("var client = new UdpClient(9); client.Client = other; client.ExclusiveAddressUse = false;")]
    [InlineData("var listener = new TcpListener(IPAddress.Any, 9); listener.Start(); listener.Stop(); listener.ExclusiveAddressUse = false;")]
    [InlineData("var listener = new TcpListener(IPAddress.Any, 9) { ExclusiveAddressUse = true }; listener.Start();")]
    [InlineData("socket.Bind(endPoint); socket.NoDelay = true; socket.Listen(); if (socket.DualMode || socket.ExclusiveAddressUse) return;")]
    [InlineData("socket.Bind(endPoint); socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.AddMembership, new MulticastOption(IPAddress.Any));")]
    [InlineData("socket.Bind(endPoint); _ = socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress);")]
    [InlineData("socket.Bind(endPoint); socket.SetOption(TcpOption.MaximumSegment, 1000);")]
    public void What_comes_in_time_is_not_reported(string statements) =>
        Method(statements).WithEditorConfig("dotnet_diagnostic.SOPT1012.severity = none").ReportsNothing();

    [Fact]
    public void What_has_to_be_set_before_connecting_is_reported_after_it() =>
        Method("socket.Connect(endPoint); if (OperatingSystem.IsLinux()) socket.SetOption([|TcpOption.FastOpenConnect|], true);")
            .Reports()
            .Saying(
                "TCP_FASTOPEN_CONNECT has to be set before the socket is connected: "
                + "after Connect, setting TcpOption.FastOpenConnect fails or comes too late for that connection");

    [Fact]
    public void A_client_in_a_field_is_bound_in_every_method() =>
        Verify.That("""
            using System.Net.Sockets;
            class C
            {
                private readonly UdpClient _client = new UdpClient(9);

                void M() => {|SOPT1011:_client.ExclusiveAddressUse|} = false;
            }
            """).Reports();

    [Fact]
    public void Older_platforms_are_served_too() =>
        Verify.That("""
            using System.Net;
            using System.Net.Sockets;
            class C
            {
                void M(Socket socket, EndPoint endPoint)
                {
                    socket.Bind(endPoint);
                    {|SOPT1011:socket.ExclusiveAddressUse|} = true;
                }
            }
            """).On(TargetPlatform.Net472).Reports();

    [Fact]
    public void Another_method_may_write_the_parameter_of_a_primary_constructor() =>
        Verify.That($$"""
            using System.Net;
            using System.Net.Sockets;
            class C(Socket socket)
            {
                void Renew() => socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                void M(EndPoint endPoint) { socket.Bind(endPoint); Renew(); {{Reuse}} }
            }
            """).ReportsNothing();

    private static SourceUnderTest Method(string statements) => Verify.That($$"""
        using System;
        using System.Net;
        using System.Net.Sockets;
        using Sockopt;
        class C
        {
            void Replace(ref Socket socket) { }

            bool Bound(Socket socket) => socket.IsBound;

            async Task M(Socket socket, Socket other, EndPoint endPoint, bool flag)
            {
                await Task.Yield();
                {{statements}}
            }
        }
        """).WithCore();
}
