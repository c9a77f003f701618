using Microsoft.CodeAnalysis;
using Sockopt.Analyzers.Tests.Verification;

namespace Sockopt.Analyzers.Tests.Rules;

public sealed class WrongValueTypeTests
{
    private const string SetLinger = "socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger,";
    private const string SetNoDelay = "socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.NoDelay,";

    [Theory]
    [InlineData("true", "a bool")]
    [InlineData("1", "an int")]
    [InlineData("10", "an int")]
    [InlineData("flag", "a bool")]
    public void A_linger_that_is_no_struct_fails_on_Unix_and_resets_connections_on_Windows(string value, string type) =>
        InMethod($"{SetLinger} {{|SOPT1005:{value}|}});")
            .Reports()
            .As(DiagnosticSeverity.Warning)
            .Saying($"SO_LINGER takes a LingerOption, not {type}: the call throws SocketException on Linux and macOS, and sets 0 seconds on Windows");

    [Theory]
    [InlineData("false", "a bool")]
    [InlineData("0", "an int")]
    [InlineData("seconds", "an int")]
    public void A_linger_of_an_int_that_may_be_right_on_Windows_is_wrong_elsewhere(string value, string type) =>
        InMethod($"{SetLinger} {{|SOPT1005:{value}|}});")
            .Reports()
            .Saying($"SO_LINGER takes a LingerOption, not {type}: the call throws SocketException on Linux and macOS");

    [Theory]
    [InlineData("linux", "the call throws SocketException")]
    [InlineData("linux, macos", "the call throws SocketException")]
    [InlineData("windows", "the call sets 0 seconds, and closing the socket resets its connection")]
    public void The_message_says_what_a_linger_of_true_does_where_the_call_may_run(string systems, string outcome) =>
        InMethod($"{SetLinger} {{|SOPT1005:true|}});")
            .WithEditorConfig($"sopt_target_platforms = {systems}")
            .Reports()
            .Saying($"SO_LINGER takes a LingerOption, not a bool: {outcome}");

    [Theory]
    [InlineData("false")]
    [InlineData("0")]
    [InlineData("seconds")]
    [InlineData("5 << 16 | 1")]
    [InlineData("new byte[4]")]
    public void A_linger_that_Windows_takes_is_not_reported_there(string value) =>
        InMethod($"{SetLinger} {value});").WithEditorConfig("sopt_target_platforms = windows").ReportsNothing();

    [Theory]
    [InlineData("AddMembership", "IP", "IP_ADD_MEMBERSHIP takes a MulticastOption, not an int: the call throws SocketException")]
    [InlineData("DropMembership", "IP", "IP_DROP_MEMBERSHIP takes a MulticastOption, not an int: the call throws SocketException")]
    [InlineData("AddSourceMembership", "IP", "IP_ADD_SOURCE_MEMBERSHIP takes a struct of 12 bytes, not an int: the call throws SocketException")]
    [InlineData("AddMembership", "IPv6", "IPV6_JOIN_GROUP takes an IPv6MulticastOption, not an int: the call throws SocketException")]
    public void A_membership_is_no_int(string name, string level, string message) =>
        InMethod($"socket.SetSocketOption(SocketOptionLevel.{level}, SocketOptionName.{name}, {{|SOPT1005:1|}});")
            .Reports()
            .Saying(message);

    [Theory]
    [InlineData("Socket", "Linger", "(object)5", "SO_LINGER takes a LingerOption, not an int: the call throws ArgumentException")]
    [InlineData("Socket", "Linger", "new MulticastOption(group)", "SO_LINGER takes a LingerOption, not a MulticastOption: the call throws ArgumentException")]
    [InlineData("Socket", "Linger", "(object)null!", "SO_LINGER takes a LingerOption, not null: the call throws ArgumentNullException")]
    [InlineData("Socket", "Linger", "\"5\"", "SO_LINGER takes a LingerOption, not a string: the call throws ArgumentException")]
    [InlineData("IP", "AddMembership", "new IPv6MulticastOption(group)", "IP_ADD_MEMBERSHIP takes a MulticastOption, not an IPv6MulticastOption: the call throws ArgumentException")]
    [InlineData("IP", "AddMembership", "group", "IP_ADD_MEMBERSHIP takes a MulticastOption, not an IPAddress: the call throws ArgumentException")]
    [InlineData("IPv6", "AddMembership", "new MulticastOption(group)", "IPV6_JOIN_GROUP takes an IPv6MulticastOption, not a MulticastOption: the call throws ArgumentException")]
    [InlineData("IPv6", "DropMembership", "new MulticastOption(group)", "IPV6_LEAVE_GROUP takes an IPv6MulticastOption, not a MulticastOption: the call throws ArgumentException")]
    [InlineData("Socket", "KeepAlive", "(object)true", "SO_KEEPALIVE takes an int, a bool or bytes, not a bool: the call throws ArgumentException")]
    [InlineData("Socket", "KeepAlive", "new LingerOption(true, 5)", "SO_KEEPALIVE takes an int, a bool or bytes, not a LingerOption: the call throws ArgumentException")]
    [InlineData("IP", "MulticastInterface", "group", "IP_MULTICAST_IF takes an int, a bool or bytes, not an IPAddress: the call throws ArgumentException")]
    [InlineData("IP", "AddSourceMembership", "new MulticastOption(group)", "IP_ADD_SOURCE_MEMBERSHIP takes an int, a bool or bytes, not a MulticastOption: the call throws ArgumentException")]
    public void An_object_that_the_framework_does_not_take_is_reported(string level, string name, string value, string message) =>
        InMethod($"socket.SetSocketOption(SocketOptionLevel.{level}, SocketOptionName.{name}, {{|SOPT1005:{value}|}});")
            .Reports()
            .Saying(message);

    [Theory]
    [InlineData("Socket", "Linger", "new LingerOption(true, 5)")]
    [InlineData("Socket", "Linger", "boxed")]
    [InlineData("Socket", "Linger", "socket.LingerState!")]
    [InlineData("IP", "AddMembership", "new MulticastOption(group)")]
    [InlineData("IP", "DropMembership", "new MulticastOption(group, group)")]
    [InlineData("IPv6", "AddMembership", "new IPv6MulticastOption(group)")]
    [InlineData("IPv6", "AddMembership", "new IPv6MulticastOption(group, 3)")]
    public void The_right_object_is_not_reported(string level, string name, string value) =>
        InMethod($"socket.SetSocketOption(SocketOptionLevel.{level}, SocketOptionName.{name}, {value});").ReportsNothing();

    [Theory]
    [InlineData("new byte[1]", 1)]
    [InlineData("new byte[] { 1 }", 1)]
    [InlineData("new[] { (byte)1, (byte)0 }", 2)]
    [InlineData("[1]", 1)]
    [InlineData("BitConverter.GetBytes(true)", 1)]
    [InlineData("BitConverter.GetBytes(flag)", 1)]
    [InlineData("BitConverter.GetBytes((short)1)", 2)]
    [InlineData("Array.Empty<byte>()", 0)]
    [InlineData("local", 1)]
    public void Bytes_that_are_too_few_are_reported(string value, int length) =>
        InMethod($"byte[] local = new byte[1]; {SetNoDelay} {{|SOPT1005:{value}|}});")
            .Reports()
            .Saying($"TCP_NODELAY takes 4 bytes on Linux and macOS, not {length}: the call throws SocketException there");

    [Theory]
    [InlineData("Socket", "Linger", "new byte[4]", "SO_LINGER takes 8 bytes on Linux and macOS, not 4: the call throws SocketException there")]
    [InlineData("Socket", "Linger", "new byte[1]", "SO_LINGER takes 8 bytes on Linux and macOS and 4 bytes on Windows, not 1: the call throws SocketException")]
    [InlineData("Socket", "ReceiveTimeout", "BitConverter.GetBytes(5000)", "SO_RCVTIMEO takes 16 bytes on Linux and macOS, not 4: the call throws SocketException there")]
    [InlineData("IP", "AddMembership", "new byte[4]", "IP_ADD_MEMBERSHIP takes 8 bytes on Linux, macOS and Windows, not 4: the call throws SocketException")]
    [InlineData("IPv6", "IPv6Only", "new byte[1]", "IPV6_V6ONLY takes 4 bytes on Linux and macOS, not 1: the call throws SocketException there")]
    [InlineData("IP", "MulticastInterface", "new byte[2]", "IP_MULTICAST_IF takes 4 bytes on Linux and macOS, not 2: the call throws SocketException there")]
    public void How_many_bytes_an_option_takes_is_said_for_the_systems_that_need_them(string level, string name, string value, string message) =>
        InMethod($"socket.SetSocketOption(SocketOptionLevel.{level}, SocketOptionName.{name}, {{|SOPT1005:{value}|}});")
            .Reports()
            .Saying(message);

    [Theory]
    [InlineData("Tcp", "NoDelay", "BitConverter.GetBytes(1)")]
    [InlineData("Tcp", "NoDelay", "BitConverter.GetBytes(1L)")]
    [InlineData("Tcp", "NoDelay", "new byte[seconds]")]
    [InlineData("Tcp", "NoDelay", "bytes")]
    [InlineData("Tcp", "NoDelay", "[.. bytes]")]
    [InlineData("Tcp", "NoDelay", "written")]
    [InlineData("Tcp", "NoDelay", "flag ? bytes : new byte[1]")]
    [InlineData("Socket", "Linger", "new byte[8]")]
    [InlineData("IP", "IpTimeToLive", "new byte[1]")]
    [InlineData("IP", "MulticastTimeToLive", "new byte[] { 4 }")]
    [InlineData("IP", "IPOptions", "new byte[2]")]
    [InlineData("IP", "MulticastInterface", "group.GetAddressBytes()")]
    [InlineData("IP", "AddMembership", "new byte[8]")]
    public void Bytes_that_may_be_enough_are_not_reported(string level, string name, string value) =>
        InMethod($"byte[] written = new byte[1]; written = bytes; socket.SetSocketOption(SocketOptionLevel.{level}, SocketOptionName.{name}, {value});")
            .ReportsNothing();

    [Theory]
    [InlineData("if (OperatingSystem.IsWindows()) ")]
    [InlineData("if (!OperatingSystem.IsWindows()) return; ")]
    [InlineData("if (System.Runtime.InteropServices.RuntimeInformation.IsOSPlatform(System.Runtime.InteropServices.OSPlatform.Windows)) ")]
    [InlineData("if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS() && !OperatingSystem.IsFreeBSD()) ")]
    [InlineData("if (Environment.OSVersion.Platform == PlatformID.Win32NT) ")]
    public void Where_only_a_system_runs_that_takes_it_nothing_is_reported(string guard) =>
        InMethod($"{guard}socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger, new byte[4]);").ReportsNothing();

    [Fact]
    public void A_guard_inside_a_lambda_and_an_attribute_count_too() =>
        That("""
            using System.Net.Sockets;
            using System.Runtime.Versioning;
            class C
            {
                [SupportedOSPlatform("windows")]
                void M(Socket socket) => socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger, new byte[4]);

                void N(Socket socket)
                {
                    Action set = () =>
                    {
                        if (OperatingSystem.IsWindows())
                        {
                            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger, new byte[4]);
                        }
                    };
                }
            }
            """).ReportsNothing();

    [Fact]
    public void Behind_a_guard_that_leaves_a_system_that_refuses_it_the_value_is_reported() =>
        InMethod("if (OperatingSystem.IsLinux()) socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger, {|SOPT1005:new byte[4]|});")
            .Reports()
            .Saying("SO_LINGER takes 8 bytes on Linux, not 4: the call throws SocketException");

    [Theory]
    [InlineData("socket.SetRawSocketOption(6, 18, {|SOPT1005:new byte[2]|});", "TCP_USER_TIMEOUT takes 4 bytes on Linux, not 2: the call throws SocketException")]
    [InlineData("socket.SetRawSocketOption(1, 13, {|SOPT1005:BitConverter.GetBytes(5)|});", "SO_LINGER takes 8 bytes on Linux, not 4: the call throws SocketException")]
    [InlineData("socket.SetRawSocketOption(1, 13, {|SOPT1005:stackalloc byte[4]|});", "SO_LINGER takes 8 bytes on Linux, not 4: the call throws SocketException")]
    [InlineData("socket.SetRawSocketOption(1, 13, {|SOPT1005:stackalloc byte[] { 1, 0 }|});", "SO_LINGER takes 8 bytes on Linux, not 2: the call throws SocketException")]
    [InlineData("socket.SetRawSocketOption(1, 13, {|SOPT1005:\"on\"u8|});", "SO_LINGER takes 8 bytes on Linux, not 2: the call throws SocketException")]
    [InlineData("socket.SetRawSocketOption(1, 9, {|SOPT1005:[1]|});", "SO_KEEPALIVE takes 4 bytes on Linux, not 1: the call throws SocketException")]
    public void A_raw_call_has_to_give_every_byte(string statement, string message) =>
        InMethod(statement).WithEditorConfig("sopt_target_platforms = linux\ndotnet_diagnostic.SOPT1008.severity = none").Reports().Saying(message);

    [Theory]
    [InlineData("socket.SetRawSocketOption(6, 13, \"bbr\"u8);")]
    [InlineData("socket.SetRawSocketOption(1, 25, new byte[2]);")]
    [InlineData("socket.SetRawSocketOption(0, 2, new byte[1]);")]
    [InlineData("socket.SetRawSocketOption(1, 9999, new byte[1]);")]
    [InlineData("socket.SetRawSocketOption(seconds, 9, new byte[1]);")]
    public void Raw_values_of_any_length_are_not_reported(string statement) =>
        InMethod(statement).WithEditorConfig("sopt_target_platforms = linux\ndotnet_diagnostic.SOPT1008.severity = none").ReportsNothing();

    [Theory]
    [InlineData("core.SetOption(0xffff, 8, {|SOPT1005:new byte[1]|})", "SO_KEEPALIVE takes 4 bytes, not 1: the call returns EINVAL")]
    [InlineData("core.SetOption(0xffff, 128, {|SOPT1005:new byte[4]|})", "SO_LINGER takes 8 bytes, not 4: the call returns EINVAL")]
    public void The_core_refuses_what_is_too_short(string call, string message) =>
        InMethod($"if ({call} != Sockopt.Errno.Success) return;").Reports().Saying(message);

    [Fact]
    public void A_native_call_says_how_long_its_value_is() =>
        That("""
            using System.Net.Sockets;
            using System.Runtime.InteropServices;
            class C
            {
                [DllImport("libc")]
                static extern int setsockopt(int descriptor, int level, int name, ref int value, int length);

                void M(int descriptor, int value)
                {
                    _ = setsockopt(descriptor, 1, 13, ref {|SOPT1005:value|}, sizeof(int));
                    _ = setsockopt(descriptor, 1, 9, ref value, sizeof(int));
                    _ = setsockopt(descriptor, 1, 13, ref value, value);
                }
            }
            """)
            .WithEditorConfig("sopt_target_platforms = linux\ndotnet_diagnostic.SOPT1008.severity = none")
            .Reports()
            .Saying("SO_LINGER takes 8 bytes on Linux, not 4: the call fails");

    [Theory]
    [InlineData("bool x = {|SOPT1005:(bool)socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive)!|};", "The cast throws InvalidCastException: the value of SocketOptionName.KeepAlive is an int")]
    [InlineData("long x = {|SOPT1005:(long)socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive)!|};", "The cast throws InvalidCastException: the value of SocketOptionName.KeepAlive is an int")]
    [InlineData("uint x = {|SOPT1005:(uint)(socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive))!|};", "The cast throws InvalidCastException: the value of SocketOptionName.KeepAlive is an int")]
    [InlineData("var x = {|SOPT1005:(byte[])socket.GetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastInterface)!|};", "The cast throws InvalidCastException: the value of SocketOptionName.MulticastInterface is an int")]
    [InlineData("var x = {|SOPT1005:(int)socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger)!|};", "The cast throws InvalidCastException: the value of SocketOptionName.Linger is a LingerOption")]
    [InlineData("var x = {|SOPT1005:(LingerOption)socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.DontLinger)!|};", "The cast throws InvalidCastException: the value of SocketOptionName.DontLinger is an int")]
    [InlineData("var x = {|SOPT1005:socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive) as bool?|};", "'as bool?' is always null: the value of SocketOptionName.KeepAlive is an int")]
    [InlineData("var x = {|SOPT1005:socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive) as byte[]|};", "'as byte[]' is always null: the value of SocketOptionName.KeepAlive is an int")]
    [InlineData("var x = {|SOPT1005:socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive) is bool|};", "The value is never a bool: the value of SocketOptionName.KeepAlive is an int")]
    [InlineData("var x = {|SOPT1005:socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive) is bool on|} && on;", "The value is never a bool: the value of SocketOptionName.KeepAlive is an int")]
    [InlineData("var x = {|SOPT1005:socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive) is true|};", "The value is never a bool: the value of SocketOptionName.KeepAlive is an int")]
    [InlineData("var x = {|SOPT1005:socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive) is not bool|};", "The value is never a bool: the value of SocketOptionName.KeepAlive is an int")]
    [InlineData("var x = {|SOPT1005:(bool)socket?.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive)!|};", "The cast throws InvalidCastException: the value of SocketOptionName.KeepAlive is an int")]
    [InlineData("var x = {|SOPT1005:(bool)socket.GetSocketOption(level, name)!|};", "The cast throws InvalidCastException: the value of an option is an int, if not an object for linger or multicast")]
    public void A_value_that_is_read_as_what_it_never_is_is_reported(string statement, string message) =>
        InMethod(statement).Reports().Saying(message);

    [Theory]
    [InlineData("var x = (int)socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive)! != 0;")]
    [InlineData("var x = (int?)socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive);")]
    [InlineData("var x = (SocketType)socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Type)!;")]
    [InlineData("var x = (IConvertible)socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive)!;")]
    [InlineData("var x = (LingerOption)socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger)!;")]
    [InlineData("var x = socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger) as LingerOption;")]
    [InlineData("var x = Convert.ToBoolean(socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive));")]
    [InlineData("var x = socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive) is int on && on != 0;")]
    [InlineData("var x = socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive) is 1;")]
    [InlineData("var x = socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive) is null;")]
    [InlineData("var x = socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive) is { };")]
    [InlineData("dynamic? x = socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive);")]
    [InlineData("var x = (int)socket.GetSocketOption(level, name)!;")]
    [InlineData("var x = (LingerOption)socket.GetSocketOption(level, name)!;")]
    [InlineData("var x = Cast<bool>(socket.GetSocketOption(level, name)!);")]
    [InlineData("int? x = Read<int>(socket); static T? Read<T>(Socket s) where T : struct => (T?)s.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive);")]
    public void A_value_that_is_read_as_what_it_may_be_is_not_reported(string statement) => InMethod(statement).ReportsNothing();

    [Theory]
    [InlineData("socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger, {|SOPT1005:4|});", "SO_LINGER has 8 bytes on Linux and macOS: the call reads only the first 4")]
    [InlineData("socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger, {|SOPT1005:new byte[1]|});", "SO_LINGER has 8 bytes on Linux and macOS: the call reads only the first byte")]
    [InlineData("socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.SendTimeout, {|SOPT1005:4|});", "SO_SNDTIMEO has 16 bytes on Linux and macOS: the call reads only the first 4")]
    public void A_read_that_cuts_a_value_is_reported(string statement, string message) => InMethod(statement).Reports().Saying(message);

    [Theory]
    [InlineData("socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger, 8);")]
    [InlineData("socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, 1);")]
    [InlineData("socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger, seconds);")]
    [InlineData("socket.GetSocketOption(SocketOptionLevel.IP, SocketOptionName.IPOptions, 4);")]
    public void A_read_that_loses_nothing_is_not_reported(string statement) => InMethod(statement).ReportsNothing();

    [Theory]
    [InlineData("socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.NoDelay, true);")]
    [InlineData("socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, 7200);")]
    [InlineData("socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReceiveTimeout, 1000);")]
    [InlineData("socket.SetSocketOption(level, name, true);")]
    [InlineData("socket.SetSocketOption(level, name, new byte[1]);")]
    [InlineData("socket.SetSocketOption(SocketOptionLevel.Socket, name, boxed);")]
    [InlineData("socket.LingerState = new LingerOption(true, 5);")]
    public void What_is_right_or_not_known_is_not_reported(string statement) => InMethod(statement).ReportsNothing();

    [Fact]
    public void An_older_framework_runs_on_Windows_alone() =>
        That("""
            using System.Net.Sockets;
            class C
            {
                void M(Socket socket)
                {
                    socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger, {|SOPT1005:true|});
                    socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger, 0);
                    bool on = {|SOPT1005:(bool)socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive)|};
                }
            }
            """).On(TargetPlatform.Net472).Reports();

    [Fact]
    public void Half_a_call_is_not_reported() =>
        InMethod($"{SetLinger}").Malformed().ReportsNothing();

    private static SourceUnderTest InMethod(string statement) =>
        That($$"""
            using System.Net;
            using System.Net.Sockets;
            class C
            {
                static T Cast<T>(object value) => (T)value;

                void M(
                    Socket socket, Sockopt.KernelSocket core, bool flag, int seconds, byte[] bytes, IPAddress group, object boxed,
                    SocketOptionLevel level, SocketOptionName name)
                {
                    {{statement}}
                }
            }
            """).WithCore();

    private static SourceUnderTest That(string source) => Verify.That(source).For(RuleIds.WrongValueType);
}
