namespace How2Mine.Tests.Mining.Rules;

/// <summary>Pages in other languages than English go the whole way.</summary>
public class LanguagesTests
{
    [Fact]
    public void A_German_page()
    {
        var found = Mined.Keeps(Mined.Kettle("<p>Hartes Wasser hinterlässt im Kessel eine dicke Kruste.</p><h2>Das brauchst du</h2><ul><li>Zitronensäure</li><li>einen Löffel</li></ul><h2>Vorgehen</h2><ol><li>Füllen Sie den Kessel zur Hälfte mit kaltem Wasser.</li><li>Geben Sie zwei Löffel Zitronensäure hinein.</li><li>Lassen Sie das Wasser einmal aufkochen und warten Sie zwanzig Minuten.</li><li>Gießen Sie alles weg und spülen Sie den Kessel gründlich aus.</li></ol>", "Wie man einen Wasserkocher entkalkt", language: "de"));
        Assert.Equal(("de", "Einen Wasserkocher entkalkt", 4), (found.Page.Language, found.Goal, found.Steps.Count));
        Assert.Equal(["Zitronensäure", "einen Löffel"], found.Resources);
    }

    [Fact]
    public void A_French_page()
    {
        var found = Mined.Keeps(Mined.Kettle("<p>L'eau dure laisse une croûte épaisse dans la bouilloire.</p><h2>Préparation</h2><p>Remplissez la bouilloire à moitié avec de l'eau froide.</p><p>Ajoutez deux cuillères d'acide citrique.</p><p>Faites bouillir l'eau une fois et attendez vingt minutes.</p><p>Videz la bouilloire et rincez-la deux fois.</p>", "Comment détartrer une bouilloire", language: "fr"));
        Assert.Equal(("fr", "Détartrer une bouilloire", 4), (found.Page.Language, found.Goal, found.Steps.Count));
    }

    [Fact]
    public void A_Spanish_page()
    {
        var found = Mined.Keeps(Mined.Kettle("<p>El agua dura deja una costra gruesa en el hervidor.</p><h3>Paso 1</h3><p>Llena el hervidor hasta la mitad con agua fría.</p><h3>Paso 2</h3><p>Añade dos cucharadas de ácido cítrico.</p><h3>Paso 3</h3><p>Hierve el agua una vez y espera veinte minutos.</p><h3>Paso 4</h3><p>Vacía el hervidor y enjuágalo dos veces.</p>", "Cómo descalcificar un hervidor", language: "es"));
        Assert.Equal(("es", "Descalcificar un hervidor", "rules/step_headings"), (found.Page.Language, found.Goal, found.Miner));
        Assert.Equal("Hierve el agua una vez y espera veinte minutos.", found.Steps[2]);
    }
}
