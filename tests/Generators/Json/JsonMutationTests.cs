namespace Sockopt.Generators.Tests.Json;

public sealed class JsonMutationTests
{
    /// <summary>Every token of the grammar, in the dress of a table.</summary>
    private const string Document =
        """
        {
          "level": { "name": "IPPROTO_TCP", "numbers": { "core": 6, "linux": 6 } },
          "options": [
            { "name": "TCP_NODELAY", "summary": "Send \"small\" segments\u0020now \ud83d\ude80 é 😀", "acts": true, "when": [] },
            { "range": [-1, 0, 2147483647, 1.50, -0.5e+10, 12E-3], "dotnet": null, "stored": false, "": {} }
          ]
        }

        """;

    /// <summary>What the grammar gives a meaning, and some that it gives none.</summary>
    private const string Alphabet = "{}[]:,\"\\/*' \t\n\r\0\u0001\u007f\ufeff\ud83d\ude00é0123456789+-.eEaAfFnrtulsxX_";

    [Fact]
    public void Every_prefix_of_a_document_is_judged_like_SystemTextJson_does()
    {
        for (int length = 0; length <= Document.Length; length++)
        {
            SystemTextJson.AssertAgrees(Document[..length]);
        }
    }

    [Fact]
    public void Every_deletion_of_one_character_is_judged_like_SystemTextJson_does()
    {
        foreach (string text in JsonCorpus.Documents.Values.Append(Document))
        {
            for (int i = 0; i < text.Length; i++)
            {
                SystemTextJson.AssertAgrees(text.Remove(i, 1));
            }
        }
    }

    [Fact]
    public void Every_substitution_of_one_character_is_judged_like_SystemTextJson_does()
    {
        for (int i = 0; i < Document.Length; i++)
        {
            foreach (char c in Alphabet)
            {
                SystemTextJson.AssertAgrees(Document[..i] + c + Document[(i + 1)..]);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_edits_of_the_corpus_are_judged_like_SystemTextJson_does(int seed)
    {
        Random random = new(seed);
        foreach (string text in JsonCorpus.Documents.Values)
        {
            for (int round = 0; round < 50; round++)
            {
                string edited = text;
                for (int edits = random.Next(1, 4); edits > 0; edits--)
                {
                    int at = random.Next(edited.Length + 1);
                    int removed = Math.Min(random.Next(2), edited.Length - at);
                    edited = edited.Remove(at, removed).Insert(at, Alphabet[random.Next(Alphabet.Length)].ToString());
                }

                SystemTextJson.AssertAgrees(edited);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_characters_are_judged_like_SystemTextJson_does(int seed)
    {
        Random random = new(seed);
        for (int round = 0; round < 10_000; round++)
        {
            SystemTextJson.AssertAgrees(new string(random.GetItems<char>(Alphabet, random.Next(1, 9))));
        }
    }
}
