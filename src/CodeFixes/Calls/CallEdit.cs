using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace Sockopt.CodeFixes.Calls;

/// <summary>What has to be changed to rewrite a call.</summary>
/// <param name="Changes">The changes of the text, which do not overlap.</param>
/// <param name="Position">A place in the call, where the new names have to be known.</param>
/// <param name="Namespaces">The namespaces of the new names.</param>
internal sealed record CallEdit(ImmutableArray<TextChange> Changes, int Position, ImmutableArray<string> Namespaces);
