using System.Net.Sockets;
using System.Reflection;

namespace Sockopt.Tests.Host;

/// <summary>A key in the direction that its option does not have. Members that are obsolete themselves may call what is, so that
/// the tests of calls, which compile nowhere else, are.</summary>
public sealed class WrongDirectionTests : IDisposable
{
    private const string OnlyHere = "A call that does not compile elsewhere.";

    private static readonly ReadOnlyOptionKey<string> Text = new("TEXT", default, OptionCodec.Text(4));
    private static readonly ReadOnlyOptionKey<byte[]> Bytes = new("BYTES", default, OptionCodec.Bytes(4));
    private static readonly WriteOnlyOptionKey<string> TextToSet = new("TEXT", default, OptionCodec.Text(4));
    private static readonly WriteOnlyOptionKey<byte[]> BytesToSet = new("BYTES", default, OptionCodec.Bytes(4));

    private readonly Socket _tcp = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public void Dispose() => _tcp.Dispose();

    [Fact]
    [Obsolete(OnlyHere)]
    public void Setting_a_get_only_option_says_so()
    {
        const string Words = "The option is get-only";
        AssertWords(Words, () => _tcp.SetOption(Text, "x"));
        AssertWords(Words, () => _tcp.SetOption(Text, "x"u8));
        AssertWords(Words, () => _tcp.SetOption(Text, null!));
        AssertWords(Words, () => _tcp.SetOption(Bytes, "x"u8));
        AssertWords(Words, () => _tcp.SetOption(Bytes, [1]));
        AssertWords(Words, () => _tcp.SetOption(Bytes, new byte[1]));
        AssertWords(Words, () => _tcp.TrySetOption(Text, "x"u8));
        AssertWords(Words, () => _tcp.TrySetOption(Bytes, "x"u8));
    }

    [Fact]
    [Obsolete(OnlyHere)]
    public void Reading_a_set_only_option_says_so()
    {
        const string Words = "The option is set-only";
        byte[] destination = new byte[4];
        AssertWords(Words, () => _tcp.GetOption(TextToSet, destination));
        AssertWords(Words, () => _tcp.GetOption(BytesToSet, destination));
        AssertWords(Words, () => _tcp.TryGetOption(TextToSet, destination, out _));
        AssertWords(Words, () => _tcp.TryGetOption(BytesToSet, destination, out _));
    }

    [Fact]
    public void Every_overload_of_the_wrong_direction_is_an_error()
    {
        MethodInfo[] wrong =
        [
            .. typeof(SocketOptionExtensions).GetMethods(BindingFlags.Public | BindingFlags.Static)
                .Where(method =>
                    IsWrong(method, "Set", typeof(ReadOnlyOptionKey<>)) || IsWrong(method, "Get", typeof(WriteOnlyOptionKey<>))),
        ];

        Assert.Equal(12, wrong.Length);
        Assert.All(wrong, method =>
        {
            ObsoleteAttribute? error = method.GetCustomAttribute<ObsoleteAttribute>();
            Assert.True(error is { IsError: true }, method.ToString());
            Assert.Equal(method.Name.Contains("Set", StringComparison.Ordinal) ? "SOPT1001" : "SOPT1002", error.DiagnosticId);
        });

        static bool IsWrong(MethodInfo method, string verb, Type key) =>
            method.Name.Contains(verb, StringComparison.Ordinal)
            && method.GetParameters()[1].ParameterType is { IsGenericType: true } type
            && type.GetGenericTypeDefinition() == key;
    }

    private static void AssertWords(string words, Action call) =>
        Assert.Contains(words, Assert.Throws<InvalidOperationException>(call).Message, StringComparison.Ordinal);
}
