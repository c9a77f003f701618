using Sockopt.Analyzers.Tests.Verification;

namespace Sockopt.Analyzers.Tests.Platforms;

/// <summary>
/// What the code around a call says about the systems on which it may run, seen by the option that Windows alone has: it is
/// reported wherever the call may run elsewhere.
/// </summary>
public sealed class PlatformGuardTests
{
    private const string Call = "socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.DontLinger, true);";
    private const string Reported = "socket.SetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.DontLinger|], true);";

    [Theory]
    [InlineData("if (OperatingSystem.IsWindows()) { CALL }")]
    [InlineData("if (OperatingSystem.IsWindows() && flag) CALL")]
    [InlineData("if (flag && OperatingSystem.IsWindows()) CALL")]
    [InlineData("if (!OperatingSystem.IsWindows()) return; CALL")]
    [InlineData("if (!OperatingSystem.IsWindows()) { throw new PlatformNotSupportedException(); } CALL")]
    [InlineData("if (OperatingSystem.IsLinux() || OperatingSystem.IsMacOS()) return; CALL")]
    [InlineData("if (OperatingSystem.IsLinux()) { } else if (OperatingSystem.IsMacOS()) { } else { CALL }")]
    [InlineData("if (OperatingSystem.IsWindowsVersionAtLeast(10)) CALL")]
    [InlineData("if (OperatingSystem.IsOSPlatform(\"Windows\")) CALL")]
    [InlineData("if (OperatingSystem.IsOSPlatformVersionAtLeast(\"windows\", 10)) CALL")]
    [InlineData("if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows)) CALL")]
    [InlineData("if (RuntimeInformation.IsOSPlatform(OSPlatform.Create(\"WINDOWS\"))) CALL")]
    [InlineData("if (Environment.OSVersion.Platform == PlatformID.Win32NT) CALL")]
    [InlineData("if (PlatformID.Unix != Environment.OSVersion.Platform) CALL")]
    [InlineData("bool isWindows = OperatingSystem.IsWindows(); if (isWindows) CALL")]
    [InlineData("bool here = OperatingSystem.IsWindows() && flag; if (here) CALL")]
    [InlineData("if (Here) CALL")]
    [InlineData("if (HereToo) CALL")]
    [InlineData("if (IsHere()) CALL")]
    [InlineData("if (ReturnsHere()) CALL")]
    [InlineData("if (Marked()) CALL")]
    [InlineData("if (NotOnUnix()) CALL")]
    [InlineData("while (OperatingSystem.IsWindows()) { CALL }")]
    [InlineData("for (; !OperatingSystem.IsWindows();) { } CALL")]
    [InlineData("if (OperatingSystem.IsWindows()) { Action later = () => { CALL }; later(); }")]
    [InlineData("if (OperatingSystem.IsWindows()) { Action<Action> two = a => { Action b = () => { CALL }; }; }")]
    [InlineData("if (OperatingSystem.IsWindows()) Set(); void Set() { CALL }")]
    [InlineData("Set(); [SupportedOSPlatform(\"windows\")] void Set() { CALL }")]
    [InlineData("Action set = [SupportedOSPlatform(\"windows\")] () => { CALL };")]
    [InlineData("if (OperatingSystem.IsWindows()) { try { flag = !flag; } finally { CALL } }")]
    [InlineData("if (OperatingSystem.IsWindows()) { try { flag = !flag; } catch { CALL } }")]
    [InlineData("if (OperatingSystem.IsWindows()) using (socket) { lock (socket) { CALL } }")]
    [InlineData("if (OperatingSystem.IsBrowser()) CALL")]
    [InlineData("System.Diagnostics.Debug.Assert(OperatingSystem.IsWindows()); CALL")]
    [InlineData("Continue(OperatingSystem.IsWindows()); CALL")]
    [InlineData("if (!OperatingSystem.IsWindows()) Stop(); CALL")]
    [InlineData("if (!OperatingSystem.IsWindows()) Throw(); CALL")]
    public void A_test_that_leaves_Windows_alone_is_understood(string statements) => InMethod(statements.Replace("CALL", Call, StringComparison.Ordinal)).ReportsNothing();

    [Theory]
    [InlineData("CALL")]
    [InlineData("if (flag) CALL")]
    [InlineData("if (OperatingSystem.IsWindows()) { } CALL")]
    [InlineData("if (OperatingSystem.IsWindows() || flag) CALL")]
    [InlineData("if (OperatingSystem.IsWindows()) return; CALL")]
    [InlineData("if (OperatingSystem.IsLinux()) return; CALL")]
    [InlineData("if (!OperatingSystem.IsAndroid()) CALL")]
    [InlineData("if (!OperatingSystem.IsWindowsVersionAtLeast(10)) CALL")]
    [InlineData("Action set = () => { CALL }; if (OperatingSystem.IsWindows()) set();")]
    [InlineData("if (OperatingSystem.IsWindows()) Set(); Set(); void Set() { CALL }")]
    [InlineData("try { flag = OperatingSystem.IsWindows(); } finally { CALL }")]
    [InlineData("CALL System.Diagnostics.Debug.Assert(OperatingSystem.IsWindows());")]
    [InlineData("Continue(OperatingSystem.IsLinux()); CALL")]
    [InlineData("if (OperatingSystem.IsWindows()) Stop(); CALL")]
    [InlineData("bool other = flag; if (other) CALL")]
    [InlineData("int count = OperatingSystem.IsLinux() ? 4 : 1; if (count > 1) CALL")]
    [InlineData("object value = flag; if (value is bool here) { Log(\"windows\"); if (here) CALL }")]
    [InlineData("foreach (bool here in new[] { flag }) { Log(\"windows\"); if (here) CALL }")]
    [InlineData("if (Elsewhere.Unrelated) CALL")]
    [InlineData("Log(\"windows\"); CALL")]
    public void A_test_that_leaves_other_systems_is_not_taken_for_more(string statements) =>
        InMethod(statements.Replace("CALL", Reported, StringComparison.Ordinal)).Reports();

    [Theory]
    [InlineData("if (_isWindows) CALL")]
    [InlineData("if (PlatformDetection.Current) CALL")]
    [InlineData("if (isUnix) return; CALL")]
    [InlineData("bool windows = flag; windows = OperatingSystem.IsWindows(); if (windows) CALL")]
    [InlineData("switch (Environment.OSVersion.Platform) { case PlatformID.Win32NT: CALL break; }")]
    [InlineData("if (RuntimeInformation.OSDescription.Contains(\"Windows\")) CALL")]
    [InlineData("if (RuntimeInformation.RuntimeIdentifier.StartsWith(\"win\")) CALL")]
    [InlineData("if (RuntimeInformation.OSDescription.StartsWith(\"M\")) CALL")]
    [InlineData("if (Path.DirectorySeparatorChar == '\\\\') CALL")]
    [InlineData("switch (OperatingSystem.IsWindows()) { case true: CALL break; }")]
    [InlineData("switch ((OperatingSystem.IsWindows(), flag)) { case (true, true): CALL break; }")]
    [InlineData("_ = OperatingSystem.IsWindows() switch { true => Do(() => { CALL }), false => 0 };")]
    [InlineData("bool here; here = OperatingSystem.IsWindows(); if (here) CALL")]
    [InlineData("bool here = flag; if (flag) here = OperatingSystem.IsWindows(); if (here) CALL")]
    [InlineData("bool? here = null; here ??= OperatingSystem.IsWindows(); if (here.Value) CALL")]
    [InlineData("int system = OperatingSystem.IsWindows() ? 1 : 2; if (system == 1) CALL")]
    [InlineData("var (here, _) = (OperatingSystem.IsWindows(), 1); if (here) CALL")]
    [InlineData("OSPlatform other = OSPlatform.Windows; if (RuntimeInformation.IsOSPlatform(other)) return; CALL")]
    [InlineData("foreach (bool here in new[] { OperatingSystem.IsWindows() }) if (here) CALL")]
    [InlineData("foreach (var (name, here) in new[] { (\"windows\", flag) }) if (here) CALL")]
    [InlineData("switch ((object)OperatingSystem.IsWindows()) { case bool here: if (here) CALL break; }")]
    [InlineData("SetForWindows(); void SetForWindows() { CALL }")]
    [InlineData("if (!Overridable) return; CALL")]
    [InlineData("if (!Either) return; CALL")]
    [InlineData("if (_assigned) CALL")]
    [InlineData("if (Computed(1)) CALL")]
    [InlineData("if (Elsewhere.Field) CALL")]
    [InlineData("if (Elsewhere.Property) CALL")]
    [InlineData("if (!Elsewhere.Computed(1)) return; CALL")]
    [InlineData("if (Transport.IsSupported) CALL")]
    [InlineData("Require(); CALL")]
    [InlineData("ThrowIfNotSupported(); CALL")]
    [InlineData("if (OperatingSystem.IsWindows()) One(); void One() { Two(); } void Two() { CALL }")]
    public void Behind_a_test_that_speaks_of_systems_and_is_not_understood_it_is_silent(string statements) =>
        InMethod(statements.Replace("CALL", Call, StringComparison.Ordinal)).ReportsNothing();

    [Theory]
    [InlineData("public void M(Socket socket) { if (OperatingSystem.IsWindows()) Set(socket); } void Set(Socket socket) { CALL }")]
    [InlineData("readonly Dictionary<PlatformID, Action<Socket>> _set = new() { [PlatformID.Win32NT] = socket => { CALL } };")]
    [InlineData("static readonly Action<Socket> OnWindows = socket => { CALL };")]
    public void A_test_outside_the_member_may_lead_to_it(string members) =>
        InClass(members.Replace("CALL", Call, StringComparison.Ordinal)).ReportsNothing();

    [Theory]
    [InlineData("public void M(Socket socket) { if (OperatingSystem.IsWindows()) Set(socket); } public void Set(Socket socket) { CALL }")]
    [InlineData("public void M(Socket socket) { Set(socket); } void Set(Socket socket) { CALL }")]
    [InlineData("readonly Dictionary<int, Action<Socket>> _set = new() { [1] = socket => { CALL } };")]
    public void Another_use_of_a_member_does_not_help(string members) =>
        InClass(members.Replace("CALL", Reported, StringComparison.Ordinal)).Reports();

    [Theory]
    [InlineData("[SupportedOSPlatform(\"windows\")]", "")]
    [InlineData("[SupportedOSPlatform(\"windows7.0\")]", "")]
    [InlineData("", "[SupportedOSPlatform(\"windows\")]")]
    [InlineData("[SupportedOSPlatform(\"windows\"), SupportedOSPlatform(\"linux\")]", "[UnsupportedOSPlatform(\"linux\")]")]
    [InlineData("[UnsupportedOSPlatform(\"linux\"), UnsupportedOSPlatform(\"macos\")]", "")]
    public void An_attribute_that_leaves_Windows_alone_is_understood(string ofClass, string ofMethod) =>
        Attributed(ofClass, ofMethod, Call).ReportsNothing();

    [Theory]
    [InlineData("[SupportedOSPlatform(\"linux\")]", "")]
    [InlineData("", "[UnsupportedOSPlatform(\"windows\")]")]
    [InlineData("", "[UnsupportedOSPlatform(\"linux5.0\")]")]
    public void An_attribute_that_leaves_other_systems_is_not_taken_for_more(string ofClass, string ofMethod) =>
        Attributed(ofClass, ofMethod, Reported).Reports();

    [Theory]
    [InlineData("class WindowsTransport", "void Set")]
    [InlineData("class Transport", "void SetOnWindows")]
    [InlineData("class Transport { class Win32Api", "void Set")]
    public void The_name_of_a_system_in_that_of_the_code_around_makes_it_silent(string type, string method) =>
        Verify.That($$"""
            using System.Net.Sockets;
            {{type}}
            {
                {{method}}(Socket socket) { {{Call}} }
            {{(type.Contains('{', StringComparison.Ordinal) ? "}" : "")}}
            }
            """).ReportsNothing();

    [Fact]
    public void The_name_of_a_system_does_not_outweigh_a_test_that_leaves_one() =>
        Verify.That("""
            using System.Net.Sockets;
            class LinuxTuning
            {
                void M(Socket socket, byte[] bytes)
                {
                    if (OperatingSystem.IsLinux())
                    {
                        socket.SetRawSocketOption(6, [|18|], bytes);
                    }
                }
            }
            """).WithCore().Reports();

    [Theory]
    [InlineData("#if !NOT_WINDOWS\nCALL\n#endif")]
    [InlineData("#if LINUX\n#else\nCALL\n#endif")]
    [InlineData("#if LINUX\n#elif !FLAG\nif (flag) {\nCALL\n}\n#endif")]
    public void Code_that_is_compiled_for_some_systems_is_silent(string statements) => InMethod(statements.Replace("CALL", Call, StringComparison.Ordinal)).ReportsNothing();

    [Theory]
    [InlineData("#if !FLAG\nCALL\n#endif")]
    [InlineData("#if WINDOWS\n#endif\nCALL")]
    [InlineData("#if !LINUX\nflag = !flag;\n#endif\n#region R\nCALL\n#endregion")]
    public void Code_that_is_compiled_anyway_is_not(string statements) => InMethod(statements.Replace("CALL", Reported, StringComparison.Ordinal)).Reports();

    [Theory]
    [InlineData("windows")]
    [InlineData("Windows")]
    public void A_project_for_Windows_may_use_what_Windows_has(string platforms) =>
        InMethod(Call).WithEditorConfig($"sopt_target_platforms = {platforms}").ReportsNothing();

    [Theory]
    [InlineData("linux")]
    [InlineData("macos, windows")]
    [InlineData("freebsd;windows")]
    public void A_project_that_names_another_system_may_not(string platforms) =>
        InMethod(Reported).WithEditorConfig($"sopt_target_platforms = {platforms}").Reports();

    [Fact]
    public void A_setting_that_names_nothing_known_is_as_none() =>
        InMethod(Reported).WithEditorConfig("sopt_target_platforms = amiga").Reports();

    [Fact]
    public void The_target_framework_names_a_system() =>
        Verify.That(Source(Call).Replace("class C", "[assembly: TargetPlatform(\"Windows7.0\")]\nclass C", StringComparison.Ordinal))
            .ReportsNothing();

    [Fact]
    public void The_NET_Framework_runs_on_Windows() =>
        Verify.That($$"""
            using System.Net.Sockets;
            class C
            {
                void M(Socket socket) { {{Call}} }
            }
            """).On(TargetPlatform.Net472).ReportsNothing();

    [Fact]
    public void An_initializer_of_a_field_has_no_tests() =>
        Verify.That("""
            using System.Net.Sockets;
            class C
            {
                static readonly Socket S = new(SocketType.Stream, ProtocolType.Tcp);
                readonly object? _value = S.GetSocketOption(SocketOptionLevel.Socket, [|SocketOptionName.DontLinger|]);
            }
            """).Reports();

    private static SourceUnderTest InMethod(string statements) => Verify.That(Source(statements)).WithFile("""
        static class Elsewhere
        {
            public static readonly bool Field = OperatingSystem.IsWindows();
            public static bool Unrelated = Environment.TickCount > 0;
            public static bool Property => Field;
            public static bool Computed(int i) { if (i == 0) return false; return Property; }
        }
        """);

    private static SourceUnderTest InClass(string members) => Verify.That($$"""
        using System.Net.Sockets;
        class C
        {
            {{members}}
        }
        """);

    private static SourceUnderTest Attributed(string ofClass, string ofMethod, string call) =>
        Verify.That($$"""
            using System.Net.Sockets;
            using System.Runtime.Versioning;
            {{ofClass}}
            class C
            {
                {{ofMethod}}
                void M(Socket socket) { {{call}} }
            }
            """);

    private static string Source(string statements) => $$"""
        using System.Net.Sockets;
        using System.Runtime.InteropServices;
        using System.Runtime.Versioning;
        class C
        {
            static readonly bool Here = OperatingSystem.IsWindows();
            static bool HereToo { get; } = Here;
            static bool IsHere() => HereToo;
            static bool ReturnsHere() { return IsHere(); }
            [SupportedOSPlatformGuard("windows")]
            static bool Marked() => Environment.TickCount > 0;
            [UnsupportedOSPlatformGuard("linux"), UnsupportedOSPlatformGuard("macos"), UnsupportedOSPlatformGuard("windows7.0")]
            static bool NotOnUnix() => Environment.TickCount > 0;
            public virtual bool Overridable => OperatingSystem.IsLinux();
            static readonly bool Either = OperatingSystem.IsLinux();
            static C() { if (Environment.TickCount > 0) Either = true; }
            bool _isWindows = Environment.TickCount > 0;
            bool _assigned;
            C() { _assigned = OperatingSystem.IsWindows(); }
            static bool Computed(int i) { if (i == 0) return false; return Here; }
            static int Do(Action action) { action(); return 0; }
            static void Log(string text) { }
            static void Continue([System.Diagnostics.CodeAnalysis.DoesNotReturnIf(false)] bool here) { if (!here) throw new Exception(); }
            [System.Diagnostics.CodeAnalysis.DoesNotReturn] static void Stop() => Environment.Exit(1);
            static void Throw() => throw new PlatformNotSupportedException();
            static void Require() { if (!Here) throw new PlatformNotSupportedException(); }
            static void ThrowIfNotSupported() { }

            void M(Socket socket, bool flag, bool isUnix)
            {
        {{statements}}
            }
        }
        static class PlatformDetection { public static bool Current; }
        static class Transport { public static bool IsSupported; }
        """;
}
