using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Sockopt.CodeFixes.Values;

/// <summary>What a call hands over as the value of an option, as it is written.</summary>
internal abstract record WrittenValue;

/// <summary>A truth.</summary>
/// <param name="Syntax">Where it is written.</param>
internal sealed record WrittenFlag(ExpressionSyntax Syntax) : WrittenValue;

/// <summary>A number.</summary>
/// <param name="Syntax">Where it is written, or null if only its bytes are.</param>
/// <param name="Constant">Its value, where that is constant.</param>
/// <param name="Size">How many bytes of it the call hands over; null if that is for the framework to decide.</param>
/// <param name="IsSigned">Whether it can be below zero.</param>
internal sealed record WrittenInteger(ExpressionSyntax? Syntax, long? Constant, int? Size, bool IsSigned) : WrittenValue;

/// <summary>A text that stands in the source.</summary>
internal sealed record WrittenText(string Text) : WrittenValue;

/// <summary>A text that is computed, and handed over as UTF-8.</summary>
internal sealed record ComputedText(ExpressionSyntax Syntax) : WrittenValue;

/// <summary>A new LingerOption.</summary>
internal sealed record WrittenLinger(ExpressionSyntax Enabled, WrittenInteger Seconds) : WrittenValue;

/// <summary>Bytes that stand in the source.</summary>
/// <param name="Syntax">Where they are written.</param>
/// <param name="Bytes">What they are.</param>
internal sealed record WrittenBytes(ExpressionSyntax Syntax, byte[] Bytes) : WrittenValue;
