namespace Sockopt.Generators.Tests.Output;

/// <summary>What a consumer may have beside generated code, named so that whatever generated code does not qualify with
/// <c>global::</c> means something else.</summary>
internal static class Decoys
{
    public static IReadOnlyDictionary<string, string> In(string @namespace) => new Dictionary<string, string>
    {
        ["Decoys.cs"] = $$"""
            namespace {{@namespace}}.System
            {
                class Byte; class Guid; class Int32; class String; class TimeSpan; class Span; class ReadOnlySpan;
            }
            namespace {{@namespace}}.Sockopt { class OptionCodec; }
            namespace {{@namespace}}.Microsoft { class Win32; }
            namespace {{@namespace}}.Acme { class Route; }
            namespace {{@namespace}}
            {
                class Errno;
                class FlagsAttribute;
                class Guid;
                class IPAddress;
                class IPEndPoint;
                class Linger;
                class Lock;
                class NoValue;
                class NumberCodec;
                class ObsoleteAttribute;
                class OptionAbi;
                class OptionAccess;
                class OptionCodec;
                class OptionDialect;
                class OptionId;
                class OptionKey;
                class OptionLevel;
                class OptionWire;
                class ReadOnlySpan;
                class SafeFileHandle;
                class SocketOptionAttribute;
                class SocketOptionView;
                class SocketType;
                class Span;
                class SupportedOSPlatformAttribute;
                class TimeSpan;
            }
            """,
    };
}
