// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.layout;

import java.util.List;
import org.flux.diagram.model.Arc;
import org.flux.diagram.picture.Point;

/**
 * Cells one below the other, their spines in line. A chain needs no algorithm.
 *
 * @param arcs from each cell to the next
 */
record Chain(List<Cell> cells, List<Arc> arcs) implements Cell {

    @Override
    public double spine() {
        return cells.stream().mapToDouble(Cell::spine).max().orElse(0);
    }

    @Override
    public double width() {
        return spine() + cells.stream().mapToDouble(cell -> cell.width() - cell.spine()).max().orElse(0);
    }

    @Override
    public double height() {
        return cells.stream().mapToDouble(Cell::height).sum();
    }

    @Override
    public double top() {
        return cells.getFirst().top();
    }

    @Override
    public double bottom() {
        return height() - cells.getLast().height() + cells.getLast().bottom();
    }

    @Override
    public void draw(Point at, Sheet sheet) {
        double x = at.x() + spine();
        double y = at.y();
        double from = y;
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            cell.draw(new Point(x - cell.spine(), y), sheet);
            if (i > 0) {
                sheet.wire(arcs.get(i - 1), List.of(new Point(x, from), new Point(x, y + cell.top())));
            }
            from = y + cell.bottom();
            y += cell.height();
        }
    }

    @Override
    public List<Arc> labelled() {
        return cells.getFirst().labelled();
    }
}
