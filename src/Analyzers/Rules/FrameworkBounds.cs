using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Sockopt.Analyzers.Calls;
using Sockopt.Analyzers.Catalog;
using Sockopt.Analyzers.Values;

namespace Sockopt.Analyzers.Rules;

/// <summary>The values that the framework itself refuses, before it asks a system.</summary>
internal static class FrameworkBounds
{
    private static readonly ValueRange Byte = new(0, byte.MaxValue);
    private static readonly ValueRange Timeout = new(-1, int.MaxValue);
    private static readonly ValueRange Size = new(0, int.MaxValue);
    private static readonly ValueRange Linger = new(0, ushort.MaxValue);

    /// <summary>Judges one call that sets an option.</summary>
    public static Diagnostic? Check(CallContext context) => context.Call switch
    {
        {
            Api: SocketOptionApi.FrameworkProperty,
            Operation: IPropertyReferenceOperation { Property: var property },
            Value: { } value,
        } =>
            Of(property) is { } range
                ? Check(value, range, property.Name, Unit(property), "the property throws ArgumentOutOfRangeException")
                : CheckLinger(context, value),
        { Api: SocketOptionApi.Framework, Value: { } value } => CheckLinger(context, value),
        _ => null,
    };

    // What the clients do not check themselves, they hand to the socket as an option.
    private static ValueRange? Of(IPropertySymbol property) => (property.ContainingType.Name, property.Name) switch
    {
        ("Socket" or "UdpClient", "Ttl") => Byte,
        ("Socket", "ReceiveTimeout" or "SendTimeout") => Timeout,
        ("Socket", "ReceiveBufferSize" or "SendBufferSize") => Size,
        _ => null,
    };

    private static string Unit(IPropertySymbol property) =>
        property.Name.EndsWith("Timeout", StringComparison.Ordinal) ? " milliseconds" : "";

    private static Diagnostic? CheckLinger(CallContext context, IOperation value)
    {
        IOperation written = value;
        while (written is IConversionOperation { OperatorMethod: null } conversion)
        {
            written = conversion.Operand;
        }

        return written is IObjectCreationOperation { Type: { } type, Initializer: null } creation
            && FrameworkObject.Is(type, FrameworkObject.Linger, context.Types)
            && context.PossibleTargets.Any(static target => target.Option.Value == "linger")
            && creation.Arguments.FirstOrDefault(static argument => argument.Parameter?.Ordinal == 1) is { Value: var seconds }
                ? Check(seconds, Linger, FrameworkObject.Linger, " seconds", "setting it throws ArgumentException")
                : null;
    }

    private static Diagnostic? Check(IOperation value, ValueRange range, string name, string unit, string outcome) =>
        ConstantNumber.Of(value) is { } number && !range.Contains(number)
            ? Diagnostic.Create(
                Descriptors.ValueOutOfRange,
                value.Syntax.GetLocation(),
                FormattableString.Invariant($"{name} takes {Span(range)}{unit}, not {number}: {outcome}"))
            : null;

    private static string Span(ValueRange range) => range.Maximum == int.MaxValue
        ? string.Format(CultureInfo.InvariantCulture, "{0} or more", range.Minimum)
        : string.Format(CultureInfo.InvariantCulture, "{0} to {1}", range.Minimum, range.Maximum);
}
