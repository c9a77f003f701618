using Microsoft.CodeAnalysis;
using Sockopt.Analyzers.Tests.Verification;

namespace Sockopt.Analyzers.Tests.Rules;

public sealed class ValueOutOfRangeTests
{
    private const string KeepAliveTime = "socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime,";

    [Theory]
    [InlineData("Tcp", "TcpKeepAliveTime", "120000", "TCP_KEEPIDLE takes 1 to 32767 seconds on Linux, not 120000: the call throws SocketException there")]
    [InlineData("Tcp", "TcpKeepAliveTime", "0", "TCP_KEEPIDLE takes 1 to 32767 seconds on Linux, not 0: the call throws SocketException there")]
    [InlineData("Tcp", "TcpKeepAliveInterval", "-1", "TCP_KEEPINTVL takes 1 to 32767 seconds on Linux, 0 to 4294967 seconds on macOS and 0 or more seconds on Windows, not -1: the call throws SocketException on Linux")]
    [InlineData("Tcp", "TcpKeepAliveRetryCount", "128", "TCP_KEEPCNT takes 1 to 127 on Linux, not 128: the call throws SocketException there")]
    [InlineData("Tcp", "TcpKeepAliveRetryCount", "300", "TCP_KEEPCNT takes 1 to 127 on Linux and 0 to 255 on Windows, not 300: the call throws SocketException on Linux")]
    [InlineData("IP", "IpTimeToLive", "300", "IP_TTL takes -1 to 255 on Linux and 0 to 255 on macOS and Windows, not 300: the call throws SocketException on Linux")]
    [InlineData("IP", "MulticastTimeToLive", "256", "IP_MULTICAST_TTL takes -1 to 255 on Linux and 0 to 255 on macOS and Windows, not 256: the call throws SocketException on Linux")]
    [InlineData("IPv6", "IpTimeToLive", "256", "IPV6_UNICAST_HOPS takes -1 to 255 on Linux, macOS and Windows, not 256: the call throws SocketException on Linux")]
    [InlineData("IPv6", "MulticastTimeToLive", "-2", "IPV6_MULTICAST_HOPS takes -1 to 255 on Linux, macOS and Windows, not -2: the call throws SocketException on Linux")]
    [InlineData("IP", "TypeOfService", "300", "IP_TOS takes 0 to 255 on Linux, macOS and Windows, not 300: Linux keeps the lowest byte of it, 44")]
    public void A_constant_that_a_system_does_not_take_is_reported(string level, string name, string value, string message) =>
        InMethod($"socket.SetSocketOption(SocketOptionLevel.{level}, SocketOptionName.{name}, {{|SOPT1006:{value}|}});")
            .Reports()
            .As(DiagnosticSeverity.Warning)
            .Saying(message);

    [Theory]
    [InlineData("Constant")]
    [InlineData("2 * 60 * 1000")]
    [InlineData("(int)Named.Large")]
    [InlineData("local")]
    [InlineData("BitConverter.GetBytes(120000)", "BitConverter.GetBytes([|120000|])")]
    public void However_a_constant_is_written_it_is_reported(string value, string? marked = null) =>
        InMethod($"int local = 120000; {KeepAliveTime} {marked ?? $"[|{value}|]"});").Reports();

    [Theory]
    [InlineData("Tcp", "TcpKeepAliveTime", "32767")]
    [InlineData("Tcp", "TcpKeepAliveTime", "1")]
    [InlineData("Tcp", "TcpKeepAliveTime", "number")]
    [InlineData("Tcp", "TcpKeepAliveTime", "written")]
    [InlineData("Tcp", "TcpKeepAliveTime", "true")]
    [InlineData("IP", "IpTimeToLive", "255")]
    [InlineData("IPv6", "IpTimeToLive", "-1")]
    [InlineData("Socket", "KeepAlive", "7200")]
    [InlineData("Socket", "ReceiveTimeout", "-1")]
    [InlineData("Socket", "ReceiveTimeout", "0")]
    [InlineData("Socket", "ReceiveBuffer", "100000000")]
    [InlineData("Tcp", "FastOpen", "5")]
    public void A_value_that_may_be_taken_is_not_reported(string level, string name, string value) =>
        InMethod($"int written = 120000; written = number; socket.SetSocketOption(SocketOptionLevel.{level}, SocketOptionName.{name}, {value});")
            .ReportsNothing();

    [Theory]
    [InlineData("if (OperatingSystem.IsWindows()) ")]
    [InlineData("if (OperatingSystem.IsLinux()) return; ")]
    [InlineData("if (!System.Runtime.InteropServices.RuntimeInformation.IsOSPlatform(System.Runtime.InteropServices.OSPlatform.Windows)) return; ")]
    [InlineData("if (Environment.OSVersion.Platform == PlatformID.Win32NT) ")]
    public void Where_only_systems_run_that_take_it_nothing_is_reported(string guard) =>
        InMethod($"{guard}{KeepAliveTime} 120000);").ReportsNothing();

    [Theory]
    [InlineData("windows")]
    [InlineData("macos, windows")]
    public void A_project_for_systems_that_take_it_is_not_reported(string systems) =>
        InMethod($"{KeepAliveTime} 120000);").WithEditorConfig($"sopt_target_platforms = {systems}").ReportsNothing();

    [Fact]
    public void On_one_system_the_message_is_about_that() =>
        InMethod($"if (OperatingSystem.IsLinux()) {KeepAliveTime} {{|SOPT1006:120000|}});")
            .Reports()
            .Saying("TCP_KEEPIDLE takes 1 to 32767 seconds on Linux, not 120000: the call throws SocketException");

    [Fact]
    public void What_no_system_takes_is_reported_behind_any_guard() =>
        InMethod("if (Environment.OSVersion.Platform == PlatformID.Unix) socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.IpTimeToLive, [|300|]);")
            .Reports();

    [Fact]
    public void Conditional_code_is_as_good_as_a_guard() =>
        InMethod($"""
            #if LINUX
            #else
                        {KeepAliveTime} 120000);
            #endif
            """).ReportsNothing();

    [Fact]
    public void Attributes_and_lambdas_count() =>
        Verify.That("""
            using System.Net.Sockets;
            using System.Runtime.Versioning;
            class C
            {
                [SupportedOSPlatform("windows")]
                void M(Socket socket) =>
                    socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, 120000);

                [SupportedOSPlatform("linux")]
                Action N(Socket socket) => () =>
                    socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, {|SOPT1006:120000|});
            }
            """).Reports();

    [Theory]
    [InlineData("socket.Ttl = {|SOPT1006:300|};", "Ttl takes 0 to 255, not 300: the property throws ArgumentOutOfRangeException")]
    [InlineData("socket.Ttl = {|SOPT1006:-1|};", "Ttl takes 0 to 255, not -1: the property throws ArgumentOutOfRangeException")]
    [InlineData("udp.Ttl = {|SOPT1006:256|};", "Ttl takes 0 to 255, not 256: the property throws ArgumentOutOfRangeException")]
    [InlineData("socket.ReceiveTimeout = {|SOPT1006:-2|};", "ReceiveTimeout takes -1 or more milliseconds, not -2: the property throws ArgumentOutOfRangeException")]
    [InlineData("socket.SendBufferSize = {|SOPT1006:-1|};", "SendBufferSize takes 0 or more, not -1: the property throws ArgumentOutOfRangeException")]
    [InlineData("_ = new Socket(SocketType.Dgram, ProtocolType.Udp) { Ttl = {|SOPT1006:1000|} };", "Ttl takes 0 to 255, not 1000: the property throws ArgumentOutOfRangeException")]
    [InlineData("socket.LingerState = new LingerOption(true, {|SOPT1006:70000|});", "LingerOption takes 0 to 65535 seconds, not 70000: setting it throws ArgumentException")]
    [InlineData("tcp.LingerState = new LingerOption(true, {|SOPT1006:-1|});", "LingerOption takes 0 to 65535 seconds, not -1: setting it throws ArgumentException")]
    [InlineData("socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger, new LingerOption(true, {|SOPT1006:65536|}));", "LingerOption takes 0 to 65535 seconds, not 65536: setting it throws ArgumentException")]
    public void What_the_framework_refuses_itself_is_reported(string statement, string message) =>
        InMethod(statement).Reports().Saying(message);

    [Theory]
    [InlineData("socket.Ttl = 255;")]
    [InlineData("socket.Ttl = (short)number;")]
    [InlineData("socket.ReceiveTimeout = -1;")]
    [InlineData("socket.SendTimeout = 0;")]
    [InlineData("socket.ReceiveBufferSize = 0;")]
    [InlineData("tcp.ReceiveBufferSize = -1;")]
    [InlineData("socket.LingerState = new LingerOption(true, 65535);")]
    [InlineData("socket.LingerState = new LingerOption(true, number);")]
    [InlineData("_ = socket.Ttl == 300;")]
    public void What_the_framework_takes_is_not_reported(string statement) => InMethod(statement).ReportsNothing();

    [Theory]
    [InlineData("socket.SetRawSocketOption(6, 4, BitConverter.GetBytes({|SOPT1006:120000|}));", "TCP_KEEPIDLE takes 1 to 32767 seconds on Linux, not 120000: the call throws SocketException")]
    [InlineData("socket.SetRawSocketOption(6, 18, BitConverter.GetBytes({|SOPT1006:-1|}));", "TCP_USER_TIMEOUT takes 0 or more milliseconds on Linux, not -1: the call throws SocketException")]
    [InlineData("socket.SetRawSocketOption(6, 7, BitConverter.GetBytes({|SOPT1006:200|}));", "TCP_SYNCNT takes 1 to 127 on Linux, not 200: the call throws SocketException")]
    [InlineData("socket.SetRawSocketOption(41, 7, BitConverter.GetBytes({|SOPT1006:-2|}));", "IPV6_CHECKSUM takes -1 or more on Linux, not -2")]
    public void A_raw_call_is_judged_by_what_its_numbers_mean(string statement, string message) =>
        InMethod(statement).WithEditorConfig("sopt_target_platforms = linux\ndotnet_diagnostic.SOPT1008.severity = none").Reports().Saying(message);

    [Theory]
    [InlineData("socket.SetRawSocketOption(6, 25, BitConverter.GetBytes(-1));")]
    [InlineData("socket.SetRawSocketOption(6, 4, new byte[] { 0, 0, 0, 1 });")]
    [InlineData("socket.SetRawSocketOption(6, number, BitConverter.GetBytes(120000));")]
    public void Raw_bytes_that_may_be_right_are_not_reported(string statement) =>
        InMethod(statement).WithEditorConfig("sopt_target_platforms = linux\ndotnet_diagnostic.SOPT1008.severity = none").ReportsNothing();

    [Fact]
    public void Raw_numbers_that_are_another_option_elsewhere_are_not_reported() =>
        InMethod("socket.SetRawSocketOption(6, 4, BitConverter.GetBytes(120000));")
            .WithEditorConfig("dotnet_diagnostic.SOPT1008.severity = none")
            .ReportsNothing();

    [Theory]
    [InlineData("TimeSpan.FromSeconds(120000)", 120000)]
    [InlineData("TimeSpan.FromMinutes(1000)", 60000)]
    [InlineData("TimeSpan.FromHours(10.5)", 37800)]
    [InlineData("TimeSpan.FromDays(1)", 86400)]
    [InlineData("new TimeSpan(10, 0, 0)", 36000)]
    [InlineData("new TimeSpan(1, 0, 0, 0)", 86400)]
    [InlineData("TimeSpan.Zero", 0)]
    [InlineData("default(TimeSpan)", 0)]
    [InlineData("time", 40000)]
    public void A_time_is_judged_in_the_unit_of_the_option(string value, long seconds) =>
        InMethod($"TimeSpan time = TimeSpan.FromSeconds(40000); socket.SetOption(TcpOption.KeepAliveTime, {{|SOPT1006:{value}|}});")
            .Reports()
            .Saying($"TCP_KEEPIDLE takes 1 to 32767 seconds on Linux, not {seconds}: the call throws ArgumentOutOfRangeException there");

    [Theory]
    [InlineData("socket.SetOption(TcpOption.KeepAliveRetryCount, {|SOPT1006:128|});", "TCP_KEEPCNT takes 1 to 127 on Linux, not 128: the call throws ArgumentOutOfRangeException there")]
    [InlineData("_ = socket.TrySetOption(TcpOption.KeepAliveRetryCount, {|SOPT1006:128|}) == SocketError.Success;", "TCP_KEEPCNT takes 1 to 127 on Linux, not 128: the call throws ArgumentOutOfRangeException there")]
    [InlineData("socket.Options.TcpKeepAliveRetryCount = {|SOPT1006:0|};", "TCP_KEEPCNT takes 1 to 127 on Linux, not 0: the call throws ArgumentOutOfRangeException there")]
    [InlineData("socket.SetOption(IPOption.TimeToLive, {|SOPT1006:300|});", "IP_TTL takes -1 to 255 on Linux and 0 to 255 on macOS and Windows, not 300: the call throws ArgumentOutOfRangeException")]
    public void A_typed_number_is_judged(string statement, string message) => InMethod(statement).Reports().Saying(message);

    [Theory]
    [InlineData("socket.SetOption(TcpOption.KeepAliveTime, TimeSpan.FromMinutes(5));")]
    [InlineData("socket.SetOption(TcpOption.KeepAliveTime, TimeSpan.FromMilliseconds(500));")]
    [InlineData("socket.SetOption(TcpOption.KeepAliveTime, TimeSpan.FromSeconds(number));")]
    [InlineData("socket.Options.TcpKeepAliveTime = TimeSpan.FromSeconds(32767);")]
    [InlineData("socket.SetOption(TcpOption.KeepAliveRetryCount, 127);")]
    [InlineData("socket.SetOption(SocketOption.ReceiveTimeout, Timeout.InfiniteTimeSpan);")]
    public void A_typed_value_in_range_is_not_reported(string statement) => InMethod(statement).ReportsNothing();

    [Fact]
    public void The_table_of_another_assembly_is_known_from_its_keys() =>
        Verify.That("""
            using System;
            using System.Net.Sockets;
            using Sockopt;
            static class AcmeOption
            {
                [SocketOption("SOL_ACME", "ACME_DELAY", OptionAccess.Get | OptionAccess.Set, Minimum = 0, Maximum = 1000, Value = "milliseconds")]
                public static OptionKey<TimeSpan> Delay => default;

                [SocketOption("SOL_ACME", "ACME_SIZE", OptionAccess.Get | OptionAccess.Set, Minimum = 1, Maximum = 10, Value = "int32")]
                public static OptionKey<int> Size => default;
            }

            class C
            {
                void M(Socket socket)
                {
                    socket.SetOption(AcmeOption.Delay, {|SOPT1006:TimeSpan.FromSeconds(2)|});
                    socket.SetOption(AcmeOption.Size, {|SOPT1006:11|});
                    socket.SetOption(AcmeOption.Delay, TimeSpan.FromSeconds(1));
                    socket.SetOption(AcmeOption.Size, 10);
                }
            }
            """)
            .WithCore()
            .Reports()
            .Saying(
                "ACME_DELAY takes 0 to 1000 milliseconds, not 2000: the call throws ArgumentOutOfRangeException",
                "ACME_SIZE takes 1 to 10, not 11: the call throws ArgumentOutOfRangeException");

    [Fact]
    public void The_view_of_a_table_in_another_assembly_knows_its_ranges() =>
        Verify.That("""
            using System.Net.Sockets;
            using Acme;
            using Sockopt;
            class C
            {
                void M(Socket socket)
                {
                    socket.SetOption(AcmeOption.Size, {|SOPT1006:11|});
                    socket.Options.AcmeSize = {|SOPT1006:11|};
                    socket.Options.AcmeSize = 10;
                    socket.Options.{|SOPT1014:TakeCount|}();
                    _ = socket.Options.TakeCount();
                }
            }
            """)
            .WithCore()
            .WithLibrary("""
                using Sockopt;
                namespace Acme;
                public static class AcmeOption
                {
                    [SocketOption("SOL_ACME", "ACME_SIZE", OptionAccess.Get | OptionAccess.Set, Minimum = 1, Maximum = 10, Value = "int32")]
                    public static OptionKey<int> Size => default;

                    [SocketOption("SOL_ACME", "ACME_COUNT", OptionAccess.Get, ClearsOnGet = true)]
                    public static ReadOnlyOptionKey<int> Count => default;
                }

                public static class AcmeProperties
                {
                    extension(SocketOptionView view)
                    {
                        public int AcmeSize { get => 0; set { } }
                        public int TakeCount() => 0;
                    }
                }
                """)
            .Reports();

    [Fact]
    public void Older_frameworks_refuse_the_same() =>
        Verify.That("""
            using System.Net.Sockets;
            class C
            {
                void M(Socket socket)
                {
                    socket.Ttl = {|SOPT1006:300|};
                    socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.IpTimeToLive, {|SOPT1006:300|});
                }
            }
            """)
            .On(TargetPlatform.Net472)
            .Reports()
            .Saying(
                "Ttl takes 0 to 255, not 300: the property throws ArgumentOutOfRangeException",
                "IP_TTL takes 0 to 255 on Windows, not 300");

    [Fact]
    public void Half_a_call_is_not_reported() => InMethod($"{KeepAliveTime} ").Malformed().ReportsNothing();

    private static SourceUnderTest InMethod(string statement) =>
        Verify.That($$"""
            using System.Net.Sockets;
            using Sockopt;
            enum Named
            {
                Large = 120000,
            }

            class C
            {
                private const int Constant = 120000;

                void M(Socket socket, TcpClient tcp, UdpClient udp, int number)
                {
                    {{statement}}
                }
            }
            """).WithCore();
}
