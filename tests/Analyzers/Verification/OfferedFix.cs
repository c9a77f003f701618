using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Sockopt.Analyzers.Tests.Verification;

/// <summary>A fix as the IDE shows it.</summary>
internal sealed record OfferedFix(Document Document, CodeFixProvider Provider, CodeAction Action);
