using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Sockopt.CodeFixes.Statements;

/// <summary>The statements that a statement stands among.</summary>
internal static class StatementList
{
    /// <summary>The list that a statement is in, or null if it is a part of another statement.</summary>
    public static List<StatementSyntax>? Of(StatementSyntax statement) => statement.Parent switch
    {
        BlockSyntax block => [.. block.Statements],
        SwitchSectionSyntax section => [.. section.Statements],
        GlobalStatementSyntax { Parent: CompilationUnitSyntax unit } =>
            [.. unit.Members.OfType<GlobalStatementSyntax>().Select(static member => member.Statement)],
        _ => null,
    };
}
