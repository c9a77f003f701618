using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace Sockopt.CodeFixes;

/// <summary>What a fix does to the text of a document.</summary>
/// <param name="Title">What the IDE calls it.</param>
/// <param name="Changes">What it changes.</param>
/// <param name="Variant">What tells it from the other things that the same fix may do, for Fix All.</param>
internal sealed record TextEdit(string Title, ImmutableArray<TextChange> Changes, string Variant = "");
